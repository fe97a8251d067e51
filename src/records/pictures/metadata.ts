import { inflateSync } from 'node:zlib';

/** A picture's file taken apart, read to its last byte. */
export interface ParsedPicture {
  /** The same picture with nothing but what it takes to show it. */
  readonly clean: Buffer;
  /** All that `clean` leaves out: notes of cameras and programs, comments, what follows the end. */
  readonly rest: readonly Buffer[];
  /** More than one where the picture moves. */
  readonly frames: number;
}

/** In TIFF data, which EXIF data are: reads of 16 and 32 bits that give 0 beyond the end. */
const tiffReader = (tiff: Buffer) => {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  return {
    read16: (at: number): number =>
      at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at),
    read32: (at: number): number =>
      at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at),
  };
};

/** Where each entry of the directory at `directory` begins. */
const findEntries = (tiff: Buffer, directory: number): number[] => {
  const count = tiffReader(tiff).read16(directory);
  return Array.from({ length: count }, (_, i) => directory + 2 + 12 * i).filter(
    (at) => at + 12 <= tiff.length,
  );
};

const [orientationTag, gpsTag, latitudeTag] = [0x112, 0x8825, 2];

/** Which way up a picture is, from 1 to 8, by EXIF data without their `Exif\0\0`; 1 where they do not say. */
export const readOrientation = (tiff: Buffer): number => {
  const { read16, read32 } = tiffReader(tiff);
  const entry = findEntries(tiff, read32(4)).find((at) => read16(at) === orientationTag);
  const value = entry === undefined ? 1 : read16(entry + 8);
  return value >= 1 && value <= 8 ? value : 1;
};

/** EXIF data, without their `Exif\0\0`, that hold nothing but which way up a picture is. */
export const toOrientation = (orientation: number): Buffer =>
  Buffer.from([
    ...[0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01],
    ...[0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);

/** Whether TIFF data have a directory of positions with a latitude: some only name its version. */
const hasGps = (tiff: Buffer): boolean => {
  const { read16, read32 } = tiffReader(tiff);
  const gps = findEntries(tiff, read32(4)).find((at) => read16(at) === gpsTag);
  return (
    gps !== undefined && findEntries(tiff, read32(gps + 8)).some((at) => read16(at) === latitudeTag)
  );
};

const tiffHeads = [Buffer.from('II*\0', 'latin1'), Buffer.from('MM\0*', 'latin1')];

/** Texts say so in words: XMP, and what programs copy of it. */
const positionWords = ['GPSLatitude', 'GPSPosition', 'geo:lat'].flatMap((word) => [
  Buffer.from(word),
  Buffer.from(word, 'utf16le'),
]);

/** Whether bytes of any kind hold a position on the globe, as cameras and programs write it. */
export const tellsPosition = (parts: readonly Buffer[]): boolean =>
  parts.some((part) => {
    if (positionWords.some((word) => part.includes(word))) return true;
    return tiffHeads.some((head) => {
      for (let at = part.indexOf(head); at >= 0; at = part.indexOf(head, at + 1))
        if (hasGps(part.subarray(at))) return true;
      return false;
    });
  });

/** Content credentials (C2PA) lie in a JUMBF box with this label, whatever the format. */
export const holdsCredentials = (parts: readonly Buffer[]): boolean =>
  parts.some((part) => part.includes('c2pa') && (part.includes('jumb') || part.includes('c2pa:')));

/** Decompressed, up to a megabyte: `undefined` for what cannot be. */
export const inflateText = (bytes: Buffer): Buffer | undefined => {
  try {
    return inflateSync(bytes, { maxOutputLength: 2 ** 20 });
  } catch {
    return undefined;
  }
};

/** The tags of a colour profile that colours are computed from; all others are words. */
const colourTags = new Set(
  (
    'wtpt bkpt chad lumi rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 ' +
    'D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 gamt cicp'
  ).split(' '),
);

/** Of a profile's head: its maker's program, the time, the file system, device, author and checksum. */
const privateHead: readonly (readonly [from: number, to: number])[] = [
  [4, 8],
  [24, 36],
  [40, 44],
  [48, 64],
  [80, 128],
];

/**
 * A colour profile (ICC) of the same length without words: names, copyright, the device, and whatever lies between its
 * tags. `undefined` for what is no profile.
 */
export const cleanProfile = (icc: Buffer): Buffer | undefined => {
  if (icc.length < 132 || icc.toString('latin1', 36, 40) !== 'acsp') return undefined;
  const count = icc.readUInt32BE(128);
  const end = 132 + 12 * count;
  if (count > 100 || end > icc.length) return undefined;
  const clean = Buffer.alloc(icc.length);
  icc.copy(clean, 0, 0, end);
  for (const [from, to] of privateHead) clean.fill(0, from, to);
  for (let at = 132; at < end; at += 12) {
    const [from, length] = [icc.readUInt32BE(at + 4), icc.readUInt32BE(at + 8)];
    if (from < end || from + length > icc.length) return undefined;
    const isColour = colourTags.has(icc.toString('latin1', at, at + 4));
    // What a text begins with stays, so that it is one, and empty.
    icc.copy(clean, from, from, from + (isColour ? length : Math.min(length, 4)));
  }
  return clean;
};
