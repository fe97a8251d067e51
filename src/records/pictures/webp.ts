import { cleanProfile, readOrientation, toOrientation, type ParsedPicture } from './metadata.ts';

/** The chunks that a picture is shown by. */
const shown = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** In the flags of `VP8X`: what the file says that it holds. */
const [hasProfile, hasExif, hasXmp] = [0x20, 0x08, 0x04];

const head = 12;

/** Before the chunks of a frame: its place, its size, how long it stays. */
const frameHead = 16;

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

const toChunk = ({ name, data }: Chunk): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
};

/** `undefined` where one breaks off. */
const readChunks = (bytes: Buffer): Chunk[] | undefined => {
  const chunks: Chunk[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return undefined;
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > bytes.length) return undefined;
    chunks.push({
      name: bytes.toString('latin1', at, at + 4),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
};

/** A frame without what is no picture in it. */
const cleanFrame = (data: Buffer, rest: Buffer[]): Buffer | undefined => {
  const chunks = readChunks(data.subarray(frameHead));
  if (!chunks) return undefined;
  const isShown = ({ name }: Chunk): boolean => /^(?:ALPH|VP8 |VP8L)$/.test(name);
  rest.push(...chunks.filter((chunk) => !isShown(chunk)).map((chunk) => chunk.data));
  return Buffer.concat([data.subarray(0, frameHead), ...chunks.filter(isShown).map(toChunk)]);
};

/**
 * A WebP taken apart: the picture itself is not touched, and stays the right way up. `undefined` where it breaks off.
 * What lies within a compressed picture, behind its last dot, is not looked at.
 */
export const parseWebp = (webp: Buffer): ParsedPicture | undefined => {
  if (webp.length < head) return undefined;
  const last = 8 + webp.readUInt32LE(4);
  const chunks = last > webp.length ? undefined : readChunks(webp.subarray(head, last));
  if (!chunks) return undefined;
  const exif = chunks.find(({ name }) => name === 'EXIF')?.data ?? Buffer.alloc(0);
  // Some programs write it as a JPEG has it.
  const tiff = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  const orientation = readOrientation(tiff);
  const rest: Buffer[] = [webp.subarray(last)];
  const clean: Chunk[] = [];
  for (const chunk of chunks) {
    const { name, data } = chunk;
    if (!shown.has(name)) rest.push(data);
    else if (name === 'VP8X') {
      if (data.length !== 10) return undefined;
      const flags = Buffer.from(data);
      flags[0] = ((flags[0] ?? 0) & ~hasExif & ~hasXmp) | (orientation > 1 ? hasExif : 0);
      clean.push({ name, data: flags });
    } else if (name === 'ANMF') {
      const frame = cleanFrame(data, rest);
      if (!frame) return undefined;
      clean.push({ name, data: frame });
    } else if (name === 'ICCP') {
      const profile = cleanProfile(data);
      if (profile) clean.push({ name, data: profile });
      rest.push(data);
    } else clean.push(chunk);
  }
  const [first] = clean;
  if (!first) return undefined;
  const isExtended = first.name === 'VP8X';
  if (isExtended && !clean.some(({ name }) => name === 'ICCP'))
    first.data[0] = (first.data[0] ?? 0) & ~hasProfile;
  if (orientation > 1 && isExtended) clean.push({ name: 'EXIF', data: toOrientation(orientation) });
  const body = Buffer.concat([Buffer.from('WEBP'), ...clean.map(toChunk)]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  const frames = clean.filter(({ name }) => name === 'ANMF').length;
  return {
    clean: Buffer.concat([Buffer.from('RIFF'), length, body]),
    rest,
    frames: Math.max(1, frames),
  };
};
