/** The dots of a picture, row by row, each as red, green, blue and alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Buffer;
}

/** How a picture of Windows says that its dots are coded. */
const [plain, runs8, runs4, masks, masksWithAlpha] = [0, 1, 2, 3, 6];

interface Header {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly bits: number;
  readonly coding: number;
  /** Red, green, blue, alpha. */
  readonly masks: readonly number[];
  readonly palette: Buffer;
  /** The bytes of a colour in the palette. */
  readonly entry: 3 | 4;
  /** Where the dots begin, where nothing says so. */
  readonly dots: number;
}

const defaultMasks = (bits: number): number[] =>
  bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0];

/** The head that begins at `at`, as Windows has it from version 3 on, or OS/2 from its first. */
const readHeader = (bytes: Buffer, at: number): Header => {
  const size = bytes.readUInt32LE(at);
  const isFirst = size === 12;
  const [width, high, bits] = isFirst
    ? [bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 6), bytes.readUInt16LE(at + 10)]
    : [bytes.readInt32LE(at + 4), bytes.readInt32LE(at + 8), bytes.readUInt16LE(at + 14)];
  const coding = isFirst ? plain : bytes.readUInt32LE(at + 16);
  const hasMasks = coding === masks || coding === masksWithAlpha;
  const count = size >= 56 || coding === masksWithAlpha ? 4 : 3;
  const masksAt = at + 40;
  const behind = at + Math.max(size, hasMasks ? 40 + 4 * count : 0);
  const entry = isFirst ? 3 : 4;
  const named = isFirst ? 0 : bytes.readUInt32LE(at + 32);
  const colours = bits > 8 ? 0 : named === 0 ? 2 ** bits : Math.min(named, 256);
  return {
    ...{ width, height: Math.abs(high), isTopDown: high < 0, bits, coding, entry },
    masks: hasMasks
      ? [0, 1, 2, 3].map((i) => (i < count ? bytes.readUInt32LE(masksAt + 4 * i) : 0))
      : defaultMasks(bits),
    palette: bytes.subarray(behind, behind + colours * entry),
    dots: behind + colours * entry,
  };
};

/** Dots in runs, unpacked to one byte each; what a file does not mention is colour 0. */
const unpackRuns = (bytes: Buffer, from: number, header: Header): Buffer => {
  const { width, height, coding } = header;
  const out = Buffer.alloc(width * height);
  let [x, y, at] = [0, 0, from];
  const put = (value: number): void => {
    if (x < width && y < height) out[y * width + x] = value;
    x += 1;
  };
  const isHalf = coding === runs4;
  const half = (value: number, i: number): number => (i % 2 === 0 ? value >> 4 : value & 15);
  for (;;) {
    const [count, value] = [bytes.readUInt8(at), bytes.readUInt8(at + 1)];
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(isHalf ? half(value, i) : value);
    } else if (value === 0) {
      [x, y] = [0, y + 1];
    } else if (value === 1) return out;
    else if (value === 2) {
      x += bytes.readUInt8(at);
      y += bytes.readUInt8(at + 1);
      at += 2;
    } else {
      for (let i = 0; i < value; i++)
        put(isHalf ? half(bytes.readUInt8(at + (i >> 1)), i) : bytes.readUInt8(at + i));
      const length = isHalf ? (value + 1) >> 1 : value;
      at += length + (length % 2);
    }
    if (y > height) return out;
  }
};

/** What of a value lies below a mask, spread over a byte; 255 without one. */
const maskReader = (mask: number): ((value: number) => number) => {
  if (mask === 0) return () => 255;
  const low = Math.log2((mask & -mask) >>> 0);
  const most = mask / 2 ** low;
  return (value) => Math.round((((value & mask) >>> low) * 255) / most);
};

/** Decodes the picture whose head begins at `head`, and whose dots begin at `dots`. Throws RangeError where it breaks off. */
const decode = (bytes: Buffer, header: Header, dots: number): Pixels | undefined => {
  const { width, height, bits, coding, palette, entry } = header;
  if (width <= 0 || height <= 0) return undefined;
  const isRuns = coding === (bits === 8 ? runs8 : bits === 4 ? runs4 : -1);
  const isPlain = coding === plain && [1, 2, 4, 8, 16, 24, 32].includes(bits);
  const isMasked = (coding === masks || coding === masksWithAlpha) && (bits === 16 || bits === 32);
  if (!isRuns && !isPlain && !isMasked) return undefined;
  const unpacked = isRuns ? unpackRuns(bytes, dots, header) : undefined;
  const row = Math.ceil((width * bits) / 32) * 4;
  if (!unpacked && dots + row * height > bytes.length) throw new RangeError('It breaks off.');
  const channels = header.masks.map(maskReader);
  const rgba = Buffer.alloc(width * height * 4, 255);
  const put = (to: number, value: number): void => {
    if (bits > 8) channels.forEach((read, i) => (rgba[to + i] = read(value)));
    else for (let i = 0; i < 3; i++) rgba[to + i] = palette[value * entry + 2 - i] ?? 0;
  };
  const read = (line: number, x: number): number => {
    if (unpacked) return unpacked[line * width + x] ?? 0;
    const start = dots + line * row;
    if (bits > 8) return bytes.readUIntLE(start + (x * bits) / 8, bits / 8);
    const byte = bytes[start + ((x * bits) >> 3)] ?? 0;
    return (byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1);
  };
  for (let line = 0; line < height; line++) {
    const y = header.isTopDown ? line : height - 1 - line;
    for (let x = 0; x < width; x++) put((y * width + x) * 4, read(line, x));
  }
  return { width, height, rgba };
};

/** Where a bitmap's head says how large it is. */
export interface BitmapSize {
  readonly width: number;
  readonly height: number;
}

const orUndefined = <Result>(read: () => Result | undefined): Result | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

export const readBmpSize = (bytes: Buffer): BitmapSize | undefined =>
  orUndefined(() => readHeader(bytes, 14));

/** Decodes a BMP; `undefined` where it breaks off, or is coded as browsers do not know it. */
export const decodeBmp = (bytes: Buffer): Pixels | undefined =>
  orUndefined(() => decode(bytes, readHeader(bytes, 14), bytes.readUInt32LE(10)));

/** A picture in an icon: a whole PNG, or dots. */
export type IconPicture = { readonly png: Buffer } | Pixels;

/** Below the dots of an icon's picture stand bits that say where it is transparent; 32-bit dots may say so themselves. */
const decodeIconBitmap = (bytes: Buffer): Pixels | undefined => {
  const both = readHeader(bytes, 0);
  const header = { ...both, height: both.height / 2 };
  const { width, height, bits } = header;
  const alpha = bits === 32 ? 0xff000000 : 0;
  const decoded = decode(
    bytes,
    { ...header, masks: [...header.masks.slice(0, 3), alpha] },
    header.dots,
  );
  if (!decoded) return undefined;
  const { rgba } = decoded;
  if (bits === 32 && rgba.some((value, i) => i % 4 === 3 && value > 0)) return decoded;
  const from = header.dots + Math.ceil((width * bits) / 32) * 4 * height;
  const row = Math.ceil(width / 32) * 4;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const byte = bytes[from + (height - 1 - y) * row + (x >> 3)] ?? 0;
      rgba[(y * width + x) * 4 + 3] = (byte >> (7 - (x & 7))) & 1 ? 0 : 255;
    }
  return decoded;
};

/** Decodes the largest picture of an icon (ICO); `undefined` where it has none that is whole. */
export const decodeIcon = (bytes: Buffer): IconPicture | undefined =>
  orUndefined(() => {
    const count = bytes.readUInt16LE(4);
    const entries = Array.from({ length: count }, (_, i) => 6 + 16 * i).map((at) => ({
      width: bytes.readUInt8(at) || 256,
      bits: bytes.readUInt16LE(at + 6),
      length: bytes.readUInt32LE(at + 8),
      from: bytes.readUInt32LE(at + 12),
    }));
    const largest = entries.toSorted((a, b) => b.width - a.width || b.bits - a.bits)[0];
    if (!largest || largest.from + largest.length > bytes.length) return undefined;
    const picture = bytes.subarray(largest.from, largest.from + largest.length);
    return picture.toString('latin1', 1, 4) === 'PNG'
      ? { png: picture }
      : decodeIconBitmap(picture);
  });
