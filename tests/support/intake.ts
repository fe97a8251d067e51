/** Bytes that differ each time, and are the same in each run. */
export const countingRandom = () => {
  let count = 0;
  return (length: number): Uint8Array => {
    count += 1;
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, count * 2_654_435_761);
    return bytes;
  };
};
