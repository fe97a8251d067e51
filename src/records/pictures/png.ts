import { once } from 'node:events';
import { crc32, createInflate, deflateSync } from 'node:zlib';
import {
  cleanProfile,
  inflateText,
  readOrientation,
  toOrientation,
  type ParsedPicture,
} from './metadata.ts';

/** The chunks that a picture is shown by, with the longest data that each can have. */
const shown: ReadonlyMap<string, number> = new Map([
  ...(['IHDR', 'IDAT', 'fdAT'] as const).map((name) => [name, Infinity] as const),
  ...([
    ['PLTE', 768],
    ['tRNS', 256],
    ['bKGD', 6],
    ['sBIT', 4],
    ['IEND', 0],
  ] as const),
  ...([
    ['gAMA', 4],
    ['cHRM', 32],
    ['sRGB', 1],
    ['cICP', 4],
    ['pHYs', 9],
  ] as const),
  ...([
    ['mDCV', 24],
    ['cLLI', 8],
    ['acTL', 8],
    ['fcTL', 26],
  ] as const),
]);

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

const toChunk = ({ name, data }: Chunk): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const signature = 8;

/** All chunks, and what follows the last; `undefined` where one breaks off or is not what its sum says. */
const readChunks = (png: Buffer): { chunks: Chunk[]; behind: Buffer } | undefined => {
  const chunks: Chunk[] = [];
  for (let at = signature; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > png.length) return undefined;
    const body = png.subarray(at + 4, end - 4);
    if (crc32(body) !== png.readUInt32BE(end - 4)) return undefined;
    const name = body.toString('latin1', 0, 4);
    chunks.push({ name, data: body.subarray(4) });
    at = end;
    if (name === 'IEND') return { chunks, behind: png.subarray(at) };
  }
  return undefined;
};

/** The columns and rows of each of the seven passes of an interlaced picture: from where, and how far apart. */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** How many bytes the dots of `width` × `height` take before they are packed. */
const countBytes = (header: Buffer, width: number, height: number): number => {
  const bits = (header[8] ?? 0) * (channelsOf[header[9] ?? 0] ?? 0);
  const count = (columns: number, rows: number): number =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8));
  if (header[12] !== 1) return count(width, height);
  return passes.reduce(
    (sum, [x, dx, y, dy]) =>
      sum + count(Math.ceil(Math.max(0, width - x) / dx), Math.ceil(Math.max(0, height - y) / dy)),
    0,
  );
};

/** Whether packed dots are `expected` bytes, and nothing follows them. Nothing of them is held in memory. */
const isWholeStream = async (parts: readonly Buffer[], expected: number): Promise<boolean> => {
  const inflate = createInflate();
  let length = 0;
  inflate.on('data', (bytes: Buffer) => {
    length += bytes.length;
    if (length > expected) inflate.destroy();
  });
  for (const part of parts) inflate.write(part);
  inflate.end();
  await once(inflate, 'close').catch(() => undefined);
  const given = parts.reduce((sum, part) => sum + part.length, 0);
  return length === expected && inflate.bytesWritten === given && inflate.errored === null;
};

/** The profile's name is its maker's to choose. */
const cleanProfileChunk = (data: Buffer): Buffer | undefined => {
  const packed = data.subarray(data.indexOf(0) + 2);
  const icc = inflateText(packed);
  const clean = icc && cleanProfile(icc);
  return clean && Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(clean)]);
};

/** The words of a chunk, unpacked where they are packed. */
const toWords = ({ name, data }: Chunk): Buffer[] => {
  const packed = name === 'zTXt' || name === 'iTXt' ? data.indexOf(Buffer.from([0x78])) : -1;
  const starts = packed < 0 ? [] : [...data.keys()].filter((at) => data[at] === 0x78).slice(0, 50);
  return [data, ...starts.flatMap((at) => inflateText(data.subarray(at)) ?? [])];
};

/** The dots of the picture, and of each further one where it moves, with their sizes. */
const toStreams = (header: Buffer, chunks: readonly Chunk[]): [Buffer[], number][] => {
  const whole = countBytes(header, header.readUInt32BE(0), header.readUInt32BE(4));
  const streams: [Buffer[], number][] = [
    [chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data), whole],
  ];
  let frame: Buffer[] | undefined;
  for (const { name, data } of chunks) {
    if (name === 'fcTL' && data.length === 26) {
      frame = [];
      streams.push([frame, countBytes(header, data.readUInt32BE(4), data.readUInt32BE(8))]);
    } else if (name === 'fdAT') frame?.push(data.subarray(4));
  }
  // The first picture of a film may be the one that stands there anyway.
  return streams.filter(([parts], index) => index === 0 || parts.length > 0);
};

/**
 * A PNG taken apart: the picture itself is not touched, and stays the right way up. `undefined` where it breaks off, or a
 * part of it cannot be read to its end.
 */
export const parsePng = async (png: Buffer): Promise<ParsedPicture | undefined> => {
  const read = readChunks(png);
  const [header] = read?.chunks ?? [];
  if (!read || header?.name !== 'IHDR' || header.data.length !== 13) return undefined;
  for (const [parts, expected] of toStreams(header.data, read.chunks))
    if (!(await isWholeStream(parts, expected))) return undefined;
  const exif = read.chunks.find(({ name }) => name === 'eXIf');
  const orientation = exif ? readOrientation(exif.data) : 1;
  const clean: Buffer[] = [png.subarray(0, signature)];
  const rest: Buffer[] = [read.behind];
  let frames = 1;
  for (const chunk of read.chunks) {
    const { name, data } = chunk;
    if (data.length <= (shown.get(name) ?? -1)) clean.push(toChunk(chunk));
    else if (shown.has(name)) return undefined;
    else rest.push(...toWords(chunk));
    if (name === 'acTL' && data.length === 8) frames = data.readUInt32BE(0);
    const profile = name === 'iCCP' ? cleanProfileChunk(data) : undefined;
    if (profile) clean.push(toChunk({ name, data: profile }));
    if (name === 'IHDR' && orientation > 1)
      clean.push(toChunk({ name: 'eXIf', data: toOrientation(orientation) }));
  }
  return { clean: Buffer.concat(clean), rest, frames };
};
