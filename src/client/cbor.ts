/*
 * As much of CBOR (RFC 8949) as the files of an index hold: whole numbers, texts and arrays, each with its length before
 * it. `src/build/cbor.ts` is the same for Node's buffers.
 */

export type Cbor = number | string | Uint8Array | readonly Cbor[];

/** A place in bytes, which reading moves on. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

const fault = 'The search index holds what it should not.';

/** The number of a head: a value, the length of an array, or that of a text in bytes. */
export const readHead = (cursor: Cursor): number => {
  const low = (cursor.bytes[cursor.at++] ?? 31) & 31;
  if (low < 24) return low;
  if (low > 26) throw new Error(fault);
  let value = 0;
  for (let left = 1 << (low - 24); left > 0; left--)
    value = value * 256 + (cursor.bytes[cursor.at++] ?? 0);
  return value;
};

const decoder = new TextDecoder();

export const readText = (cursor: Cursor): string => {
  const length = readHead(cursor);
  cursor.at += length;
  return decoder.decode(cursor.bytes.subarray(cursor.at - length, cursor.at));
};

const readValue = (cursor: Cursor): Cbor => {
  switch ((cursor.bytes[cursor.at] ?? 0xff) >> 5) {
    case 0:
      return readHead(cursor);
    case 3:
      return readText(cursor);
    case 4:
      return Array.from({ length: readHead(cursor) }, () => readValue(cursor));
    default:
      throw new Error(fault);
  }
};

export const readCbor = (bytes: Uint8Array): Cbor => readValue({ bytes, at: 0 });

const writeHead = (major: number, value: number): number[] => {
  const type = major << 5;
  if (value < 24) return [type | value];
  if (value < 0x100) return [type | 24, value];
  if (value < 0x10000) return [type | 25, value >> 8, value & 0xff];
  return [type | 26, value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff];
};

const encoder = new TextEncoder();

/** Writes an array of `count` values, which the parts together are. Bytes among them are written already. */
export const writeParts = (count: number, parts: readonly Cbor[]): Uint8Array<ArrayBuffer> => {
  const pieces: ArrayLike<number>[] = [];
  const write = (value: Cbor): void => {
    if (typeof value === 'number') pieces.push(writeHead(0, value));
    else if (typeof value === 'string') {
      const text = encoder.encode(value);
      pieces.push(writeHead(3, text.length), text);
    } else if (value instanceof Uint8Array) pieces.push(value);
    else {
      pieces.push(writeHead(4, value.length));
      for (const inner of value) write(inner);
    }
  };
  pieces.push(writeHead(4, count));
  for (const part of parts) write(part);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};

export const writeCbor = (values: readonly Cbor[]): Uint8Array<ArrayBuffer> =>
  writeParts(values.length, values);
