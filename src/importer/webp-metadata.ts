import { toOrientation } from './exif-orientation.ts';

/** The chunks that a picture is drawn by. */
const drawn = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** In the flags of `VP8X`: what the file says that it holds. */
const [hasExif, hasXmp] = [0x08, 0x04];

const head = 12;

const toChunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
};

/**
 * A WebP without its metadata, and without what hangs on behind its end; the picture itself is not touched.
 *
 * @param orientation As EXIF counts it, from 1 to 8: only files in the extended form can have one.
 */
export const withoutWebpMetadata = (webp: Buffer, orientation = 1): Buffer => {
  const chunks: Buffer[] = [];
  const last = Math.min(webp.length, webp.length < head ? 0 : 8 + webp.readUInt32LE(4));
  let isExtended = false;
  for (let at = head; at + 8 <= last;) {
    const name = webp.toString('latin1', at, at + 4);
    const length = webp.readUInt32LE(at + 4);
    const data = Buffer.from(webp.subarray(at + 8, Math.min(at + 8 + length, last)));
    if (name === 'VP8X') {
      isExtended = true;
      data[0] = ((data[0] ?? 0) & ~hasExif & ~hasXmp) | (orientation > 1 ? hasExif : 0);
    }
    if (drawn.has(name)) chunks.push(toChunk(name, data));
    at += 8 + length + (length % 2);
  }
  if (orientation > 1 && isExtended) chunks.push(toChunk('EXIF', toOrientation(orientation)));
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), length, body]);
};
