import { isFullScan, readCodes, type Codes } from './jpeg-scan.ts';
import { cleanProfile, readOrientation, toOrientation, type ParsedPicture } from './metadata.ts';

const [startOfImage, endOfImage, startOfScan, fill] = [0xd8, 0xd9, 0xda, 0xff];

const toSegment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

const sumOfCounts = (data: Buffer, at: number): number =>
  data.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);

/** Whether tables, each as long as `lengthOf` says, fill a segment to its end. */
const isFilled = (data: Buffer, lengthOf: (at: number) => number): boolean => {
  let at = 0;
  while (at < data.length) at += lengthOf(at);
  return at === data.length && at > 0;
};

/** C4, C8 and CC lie among the markers of frames. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The segments that a picture is decoded by, and whether each is as long as what it holds. */
const isDecoded = (marker: number, data: Buffer): boolean => {
  const count = data[0] ?? 0;
  switch (marker) {
    case 0xdb: // Quantization tables, of 8 or 16 bits.
      return isFilled(data, (at) => ((data[at] ?? 0) >> 4 ? 129 : 65));
    case 0xc4: // Huffman tables.
      return isFilled(data, (at) => 17 + sumOfCounts(data, at));
    case 0xcc: // Arithmetic coding's conditions.
      return isFilled(data, () => 2);
    case 0xdd: // How often the decoder starts anew.
      return data.length === 2;
    case 0xdc: // The number of lines, told late.
      return data.length === 2;
    case startOfScan:
      return data.length === 4 + 2 * count;
    default:
      return isFrame(marker) && data.length === 6 + 3 * (data[5] ?? 0);
  }
};

const startsWith = (data: Buffer, name: string): boolean =>
  data.toString('latin1', 0, name.length) === name;

/** Where the coded picture that begins at `at` ends: at the next marker that is none of its own. */
const findScanEnd = (jpeg: Buffer, from: number): number => {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? fill;
    if (next !== 0 && next !== fill && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return jpeg.length;
};

const profileName = 'ICC_PROFILE\0';

/** A profile cut into segments, cleaned as one, in segments of the same lengths. */
const cleanProfileParts = (parts: readonly Buffer[]): Buffer[] => {
  const head = profileName.length + 2;
  const clean = cleanProfile(Buffer.concat(parts.map((part) => part.subarray(head))));
  if (!clean) return [];
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += part.length - head;
    return toSegment(0xe2, Buffer.concat([part.subarray(0, head), clean.subarray(from, at)]));
  });
};

interface Walked {
  /** Where the file says how dense its dots are. */
  readonly density: Buffer;
  readonly parts: readonly Buffer[];
  readonly rest: readonly Buffer[];
  readonly profile: readonly Buffer[];
  readonly orientation: number;
}

/** Goes through all segments; `undefined` where something is none, or the end is missing, `odd` as `parseJpeg` says. */
const walk = (jpeg: Buffer): Walked | 'odd' | undefined => {
  const [parts, rest, profile]: [Buffer[], Buffer[], Buffer[]] = [[], [], []];
  let density: Buffer = Buffer.alloc(0);
  let orientation: number | undefined;
  let hasScan = false;
  const codes = new Map<number, Codes>();
  let restart = 0;
  let frame: { readonly marker: number; readonly data: Buffer } | undefined;
  for (let at = 2; ;) {
    if (jpeg[at] !== 0xff) return undefined;
    while (jpeg[at + 1] === fill) at += 1;
    const marker = jpeg[at + 1] ?? 0;
    if (marker === endOfImage) {
      rest.push(jpeg.subarray(at + 2));
      return hasScan ? { density, parts, rest, profile, orientation: orientation ?? 1 } : undefined;
    }
    if (at + 4 > jpeg.length) return undefined;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (end > jpeg.length || end < at + 4) return undefined;
    const data = jpeg.subarray(at + 4, end);
    at = end;
    if (isDecoded(marker, data)) {
      parts.push(toSegment(marker, data));
      if (marker === 0xc4) for (const [name, table] of readCodes(data)) codes.set(name, table);
      else if (marker === 0xdd) restart = data.readUInt16BE(0);
      else if (isFrame(marker)) frame = { marker, data };
    } else if (marker === 0xe0 && startsWith(data, 'JFIF\0') && data.length >= 14) {
      // Its last two bytes are the size of a preview, which stays out.
      density = toSegment(marker, Buffer.concat([data.subarray(0, 12), Buffer.alloc(2)]));
      rest.push(data.subarray(14));
    } else if (marker === 0xee && startsWith(data, 'Adobe') && data.length >= 12)
      // Of all that it says, how the colours are coded.
      parts.push(
        toSegment(marker, Buffer.from([...Buffer.from('Adobe\0d\0\0\0\0'), data[11] ?? 0])),
      );
    else if (marker === 0xe2 && startsWith(data, profileName)) profile.push(data);
    else {
      // Neither what a decoder knows, nor a note or a comment.
      if (marker < 0xe0) return undefined;
      rest.push(data);
      if (marker === 0xe1 && startsWith(data, 'Exif\0'))
        orientation ??= readOrientation(data.subarray(6));
    }
    if (marker === startOfScan) {
      hasScan = true;
      const scanEnd = findScanEnd(jpeg, at);
      const head = frame && { frame: frame.data, scan: data, codes, restart };
      // How arithmetic codes end, and those without loss, is not known here; the end of gradual scans, decoders tell.
      if (!head || frame === undefined || frame.marker > 0xc2) return undefined;
      const isWhole = frame.marker < 0xc2 && data[0] === frame.data[5];
      if (isWhole && !isFullScan(jpeg.subarray(at, scanEnd), head)) return 'odd';
      parts.push(jpeg.subarray(at, scanEnd));
      at = scanEnd;
    }
  }
};

/**
 * A JPEG taken apart: the picture itself is not touched, and stays the right way up. `undefined` where it cannot be; `odd`
 * where its coded dots are fewer or more than the picture's.
 */
export const parseJpeg = (jpeg: Buffer): ParsedPicture | 'odd' | undefined => {
  if (jpeg[0] !== 0xff || jpeg[1] !== startOfImage) return undefined;
  const walked = walk(jpeg);
  if (!walked || walked === 'odd') return walked;
  const { density, parts, rest, profile, orientation } = walked;
  const exif = toSegment(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), toOrientation(orientation)]),
  );
  const clean = Buffer.concat([
    Buffer.from([0xff, startOfImage]),
    density,
    ...(orientation > 1 ? [exif] : []),
    ...cleanProfileParts(profile),
    ...parts,
    Buffer.from([0xff, endOfImage]),
  ]);
  return { clean, rest: [...rest, ...profile], frames: 1 };
};
