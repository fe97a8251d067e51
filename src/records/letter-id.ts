const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** Eight characters of Crockford's base32: the first 40 bits. */
export const toLetterId = (bytes: Uint8Array): string => {
  const bits = [...bytes.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((each) => digits[parseInt(each, 2)]).join('');
};

/** SHA-256 of the parts, in order. */
export const digestOf = async (parts: readonly string[]): Promise<Uint8Array> =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts))),
  );

/** The same letter gets the same id whenever it is brought; answers find theirs by it. */
export const toIdForKey = async (key: string): Promise<string> => toLetterId(await digestOf([key]));
