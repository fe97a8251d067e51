/** Bytes of UTF-8 as a text of one sign a byte: ASCII is what it was, and no other sign has a byte of ASCII in it. */
export type ByteText = string;

/** For whoever looks for ASCII in a file: decoding it takes five times as long. */
export const toByteText = (bytes: Uint8Array): ByteText =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
