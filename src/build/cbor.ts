/*
 * As much of CBOR (RFC 8949) as Pagefind's files hold: whole numbers, texts and arrays, each with its length before it.
 */

/** A place in bytes, which reading moves on. */
interface Cursor {
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
const readHead = (cursor: Cursor): number => {
  const low = (cursor.bytes[cursor.at] ?? 27) & 31;
  const extra = extraOf(low);
  const value = extra === 0 ? low : cursor.bytes.readUIntBE(cursor.at + 1, extra);
  cursor.at += 1 + extra;
  return value;
};

/** `negative`: -1 less the number. */
const majorOf = { number: 0, negative: 1, text: 3, array: 4 } as const;

export type Cbor = number | string | readonly Cbor[];

const readValue = (cursor: Cursor): Cbor => {
  const major = (cursor.bytes[cursor.at] ?? 0) >> 5;
  const value = readHead(cursor);
  switch (major) {
    case majorOf.number:
      return value;
    case majorOf.negative:
      return -1 - value;
    case majorOf.text:
      cursor.at += value;
      return cursor.bytes.toString('utf8', cursor.at - value, cursor.at);
    case majorOf.array:
      return Array.from({ length: value }, () => readValue(cursor));
    default:
      throw new Error('The search index holds what it should not.');
  }
};

export const readCbor = (bytes: Buffer): Cbor => readValue({ bytes, at: 0 });

/** Bytes that grow. */
export interface CborWriter {
  readonly head: (type: keyof typeof majorOf, value: number) => void;
  readonly text: (text: string) => void;
  /** How many bytes were written since something was taken. */
  readonly length: () => number;
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
  const head = (type: keyof typeof majorOf, value: number): void => {
    room(5);
    const major = majorOf[type] << 5;
    if (value < 24) {
      bytes[at] = major | value;
      at += 1;
      return;
    }
    const extra = value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
    bytes[at] = major | (24 + Math.log2(extra));
    bytes.writeUIntBE(value, at + 1, extra);
    at += 1 + extra;
  };
  return {
    head,
    text: (text) => {
      const length = Buffer.byteLength(text);
      head('text', length);
      room(length);
      at += bytes.write(text, at);
    },
    length: () => at,
    take: () => {
      const taken = Buffer.from(bytes.subarray(0, at));
      at = 0;
      return taken;
    },
  };
};

const writeCbor = (writer: CborWriter, value: Cbor): void => {
  if (typeof value === 'number') writer.head('number', value);
  else if (typeof value === 'string') writer.text(value);
  else {
    writer.head('array', value.length);
    for (const each of value) writeCbor(writer, each);
  }
};

export const toCbor = (value: Cbor): Buffer => {
  const writer = openCborWriter();
  writeCbor(writer, value);
  return writer.take();
};
