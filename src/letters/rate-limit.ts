import { toSigner } from './signer.ts';
import { toBase64Url } from './signer.ts';

/** How often something may be done within a window of time. */
export interface RateLimit {
  readonly times: number;
  /** In milliseconds. */
  readonly window: number;
}

/** Counts, and tells whether that was once too often. */
export type Counter = (address: string) => Promise<boolean>;

/** Only a flood fills it; a flood from so many addresses is the host's to stop. */
const mostAddresses = 100_000;

/** The part of an IPv6 address that one household has. */
const toHousehold = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:')
    ? expand(address).slice(0, 4).join(':')
    : address.replace(/^::ffff:/, '');

const expand = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after];
};

/**
 * Counts in memory, under an HMAC of the address whose key is random, is kept nowhere else, and is thrown away with all
 * counts when its window ends: from what is in memory nobody can tell later who was here.
 *
 * @returns A counter that resolves to true as long as the limit holds.
 */
export const toCounter = (
  { times, window }: RateLimit,
  now: () => number,
  random: (bytes: number) => Uint8Array,
): Counter => {
  const counts = new Map<string, number>();
  let signer = toSigner(toBase64Url(random(32)));
  let ends = now() + window;
  return async (address) => {
    if (now() >= ends) {
      counts.clear();
      signer = toSigner(toBase64Url(random(32)));
      ends = now() + window;
    }
    const key = await signer.sign(toHousehold(address));
    const count = (counts.get(key) ?? 0) + 1;
    if (count === 1 && counts.size >= mostAddresses) return false;
    counts.set(key, count);
    return count <= times;
  };
};
