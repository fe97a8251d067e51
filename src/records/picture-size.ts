/** Reads some bytes of a file; fewer at its end. */
export type ReadBytes = (at: number, length: number) => Buffer;

/** What a JPEG says of itself before its picture begins. */
interface JpegHead {
  readonly pixels: number | undefined;
  /** Whether its EXIF data hold a place on the globe. */
  readonly hasPosition: boolean;
}

/** Frames hold the size; these markers lie among theirs, but begin tables. */
const noFrame = [0xc4, 0xc8, 0xcc];

const gpsTag = 0x8825;

/** Whether TIFF data, as EXIF has them, point to a directory of positions that holds one. */
const hasGps = (tiff: Buffer): boolean => {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const read32 = (at: number): number =>
    at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = read32(4);
  const entries = Array.from({ length: read16(directory) }, (_, i) => directory + 2 + 12 * i);
  const gps = entries.find((at) => read16(at) === gpsTag);
  if (gps === undefined) return false;
  // Latitude is the second tag; a directory may be there that only names its version.
  const within = read32(gps + 8);
  return Array.from({ length: read16(within) }, (_, i) => read16(within + 2 + 12 * i)).includes(2);
};

const readJpegHead = (read: ReadBytes): JpegHead => {
  let hasPosition = false;
  for (let at = 2, segments = 0; segments < 500; segments++) {
    const head = read(at, 9);
    const marker = head[1] ?? 0;
    if (head.length < 9 || head[0] !== 0xff) break;
    const length = head.readUInt16BE(2);
    if (marker >= 0xc0 && marker <= 0xcf && !noFrame.includes(marker))
      return { pixels: head.readUInt16BE(5) * head.readUInt16BE(7), hasPosition };
    if (marker === 0xe1 && !hasPosition) {
      const exif = read(at + 4, length);
      hasPosition = exif.toString('latin1', 0, 4) === 'Exif' && hasGps(exif.subarray(6));
    }
    at += 2 + length;
  }
  return { pixels: undefined, hasPosition };
};

const readWebpPixels = (start: Buffer): number | undefined => {
  const kind = start.toString('latin1', 12, 16);
  if (kind === 'VP8X') return (1 + start.readUIntLE(24, 3)) * (1 + start.readUIntLE(27, 3));
  if (kind === 'VP8 ') return (start.readUInt16LE(26) & 0x3fff) * (start.readUInt16LE(28) & 0x3fff);
  const bits = start.readUInt32LE(21);
  return (1 + (bits & 0x3fff)) * (1 + ((bits >>> 14) & 0x3fff));
};

const readAvifPixels = (start: Buffer): number | undefined => {
  const at = start.indexOf('ispe', 0, 'latin1');
  return at < 0 ? undefined : start.readUInt32BE(at + 8) * start.readUInt32BE(at + 12);
};

/**
 * How many dots a picture says that it has, and whether it tells where it was taken, as its first bytes say: nothing is
 * decoded. `undefined` where they do not say.
 *
 * @param ending Of its name: `png`, `jpg` …
 */
export const readPictureHead = (ending: string, read: ReadBytes): JpegHead => {
  if (ending === 'jpg' || ending === 'jpeg') return readJpegHead(read);
  const start = read(0, 2048);
  const pixels = (): number | undefined => {
    switch (ending) {
      case 'png':
        return start.readUInt32BE(16) * start.readUInt32BE(20);
      case 'gif':
        return start.readUInt16LE(6) * start.readUInt16LE(8);
      case 'webp':
        return readWebpPixels(start);
      default:
        return ending === 'avif' ? readAvifPixels(start) : undefined;
    }
  };
  try {
    return { pixels: pixels(), hasPosition: false };
  } catch {
    // It is cut off; what draws it will say so.
    return { pixels: undefined, hasPosition: false };
  }
};
