/*
 * As much of CBOR (RFC 8949) as Pagefind's files hold: whole numbers, texts and arrays, each with its length before it.
 */

/** A place in bytes, which reading moves on. */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

/** How many bytes follow a head with this number in its low five bits. */
const extraOf = (low: number): number => {
  if (low < 24) return 0;
  if (low > 26) throw new Error('The search index holds what it should not.');
  return 1 << (low - 24);
};

/** The number of a head: a value, the length of an array, or that of a text in bytes. */
export const readHead = (cursor: Cursor): number => {
  const low = (cursor.bytes[cursor.at] ?? 27) & 31;
  const extra = extraOf(low);
  const value = extra === 0 ? low : cursor.bytes.readUIntBE(cursor.at + 1, extra);
  cursor.at += 1 + extra;
  return value;
};

/** Passes an array of numbers; the answer is how many they were. */
export const skipNumbers = (cursor: Cursor): number => {
  const count = readHead(cursor);
  for (let i = 0; i < count; i++) cursor.at += 1 + extraOf((cursor.bytes[cursor.at] ?? 27) & 31);
  return count;
};

/** A text's bytes, in UTF-8. */
export const readText = (cursor: Cursor): Buffer => {
  const length = readHead(cursor);
  cursor.at += length;
  return cursor.bytes.subarray(cursor.at - length, cursor.at);
};

const majorOf = { number: 0, text: 3, array: 4 } as const;
const negative = 1;

export type Cbor = number | string | readonly Cbor[];

/** All that stands at a place. */
export const readCbor = (cursor: Cursor): Cbor => {
  const major = (cursor.bytes[cursor.at] ?? 0) >> 5;
  if (major === majorOf.text) return readText(cursor).toString();
  const value = readHead(cursor);
  if (major === majorOf.number) return value;
  if (major === negative) return -1 - value;
  if (major !== majorOf.array) throw new Error('The search index holds what it should not.');
  return Array.from({ length: value }, () => readCbor(cursor));
};

/** Bytes that grow. */
export interface CborWriter {
  readonly head: (type: keyof typeof majorOf, value: number) => void;
  readonly copy: (from: Buffer, start: number, end: number) => void;
  /** What was written since the last time. */
  readonly take: () => Buffer;
}

export const openCborWriter = (): CborWriter => {
  let bytes = Buffer.allocUnsafe(65_536);
  let at = 0;
  const room = (length: number): void => {
    if (at + length <= bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * (at + length));
    bytes.copy(grown, 0, 0, at);
    bytes = grown;
  };
  return {
    head: (type, value) => {
      room(5);
      const major = majorOf[type] << 5;
      const extra = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
      bytes[at] = major | (extra === 0 ? value : 24 + Math.log2(extra));
      if (extra > 0) bytes.writeUIntBE(value, at + 1, extra);
      at += 1 + extra;
    },
    copy: (from, start, end) => {
      room(end - start);
      from.copy(bytes, at, start, end);
      at += end - start;
    },
    take: () => {
      const taken = Buffer.from(bytes.subarray(0, at));
      at = 0;
      return taken;
    },
  };
};

export const writeCbor = (writer: CborWriter, value: Cbor): void => {
  if (typeof value === 'number') writer.head('number', value);
  else if (typeof value === 'string') {
    const text = Buffer.from(value);
    writer.head('text', text.length);
    writer.copy(text, 0, text.length);
  } else {
    writer.head('array', value.length);
    for (const each of value) writeCbor(writer, each);
  }
};

export const toCbor = (value: Cbor): Buffer => {
  const writer = openCborWriter();
  writeCbor(writer, value);
  return writer.take();
};
