import { toOrientation } from './exif-orientation.ts';

/** The head of a block of EXIF with a body of that length. */
const toExifHead = (length: number): Buffer =>
  Buffer.from([0xff, 0xe1, 0x00, length + 8, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00]);

/** The blocks that tell of place, time, device and author: EXIF and XMP, and what Photoshop adds. */
const telling = new Set([0xe1, 0xed]);

/**
 * A JPEG without its metadata, which may say where it was taken, and by whom; the picture itself is not touched.
 *
 * @param orientation As EXIF counts it, from 1 to 8: it is kept, since the picture would lie on its side.
 */
export const withoutMetadata = (jpeg: Buffer, orientation = 1): Buffer => {
  const parts: Buffer[] = [jpeg.subarray(0, 2)];
  if (orientation > 1) {
    const exif = toOrientation(orientation);
    parts.push(toExifHead(exif.length), exif);
  }
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    // From the scan on, there are no more blocks.
    if (marker === 0xda) break;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (!telling.has(marker)) parts.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...parts, jpeg.subarray(at)]);
};
