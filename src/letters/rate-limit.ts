import { toBase64Url, toSigner } from './signer.ts';

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

/** The eight numbers of an IPv6 address; undefined for what is none. */
const toGroups = (address: string): number[] | undefined => {
  const [withoutZone = ''] = address.split('%');
  const url = URL.parse(`http://[${withoutZone}]/`);
  if (!url) return undefined;
  const [head = '', tail] = url.hostname.slice(1, -1).split('::');
  const toNumbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16));
  const [before, after] = [toNumbers(head), toNumbers(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
};

/**
 * The names under which an address is counted, each with how many times the limit it may have. Providers hand out a /64
 * to a household, a /56 or a /48 to others: each wider part has a wider budget, so that nobody gains much by changing
 * addresses within what is his.
 */
const toBudgets = (
  address: string,
): readonly { readonly name: string; readonly share: number }[] => {
  const groups = address.includes(':') ? toGroups(address) : undefined;
  if (!groups) return [{ name: address, share: 1 }];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, high = 0, low = 0] = groups;
  // An IPv4 address in the clothes of the other kind: `::ffff:192.0.2.1`.
  if (a + b + c + d + e === 0 && f === 0xffff)
    return [{ name: [high >> 8, high & 255, low >> 8, low & 255].join('.'), share: 1 }];
  return [
    { name: `${a}:${b}:${c}:${d}/64`, share: 1 },
    { name: `${a}:${b}:${c}:${d >> 8}/56`, share: 4 },
    { name: `${a}:${b}:${c}/48`, share: 16 },
  ];
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
    // A clock that was set back would let a window last for hours.
    if (now() >= ends || now() < ends - window) {
      counts.clear();
      signer = toSigner(toBase64Url(random(32)));
      ends = now() + window;
    }
    let isWithin = true;
    for (const { name, share } of toBudgets(address)) {
      const key = await signer.sign(name);
      const count = (counts.get(key) ?? 0) + 1;
      if (count === 1 && counts.size >= mostAddresses) return false;
      counts.set(key, count);
      isWithin &&= count <= times * share;
    }
    return isWithin;
  };
};
