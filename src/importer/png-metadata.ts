import { crc32 } from 'node:zlib';
import { toOrientation } from './exif-orientation.ts';

/** The chunks that a picture is drawn by; all others (texts, EXIF, times, what programs add) only tell of it. */
const drawn = new Set(
  (
    'IHDR PLTE IDAT IEND acTL fcTL fdAT tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST ' +
    'pHYs sPLT'
  ).split(' '),
);

const beginning = 8;

const toChunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/**
 * A PNG without its metadata, and without what hangs on behind its end; the picture itself is not touched.
 *
 * @param orientation As EXIF counts it, from 1 to 8.
 */
export const withoutPngMetadata = (png: Buffer, orientation = 1): Buffer => {
  const parts: Buffer[] = [png.subarray(0, beginning)];
  let at = beginning;
  let name = '';
  while (name !== 'IEND' && at + 12 <= png.length) {
    const end = at + 12 + png.readUInt32BE(at);
    name = png.toString('latin1', at + 4, at + 8);
    if (drawn.has(name)) parts.push(png.subarray(at, end));
    if (name === 'IHDR' && orientation > 1) parts.push(toChunk('eXIf', toOrientation(orientation)));
    at = end;
  }
  return Buffer.concat(parts);
};
