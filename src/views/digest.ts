import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * The digest of a page's props: a page is a pure function of them, so this is its cache key. Props are plain
 * data, made in one fixed order of keys; what JSON cannot hold must not be among them.
 */
export const digest = (props: unknown): string =>
  hash('sha256', JSON.stringify(props)).slice(0, 32);

/**
 * Has its digest stand for an object in the keys of all pages that show it: what dozens of pages share is most of what they
 * are made of. Such an object is no longer one to send out as JSON.
 */
export const standInKeys = <Shared extends object>(shared: Shared): Shared => {
  const key = digest(shared);
  return Object.defineProperty(shared, 'toJSON', { value: () => key });
};

/**
 * The digest of a view, and after it each of its parts with a checksum, so that a build can say which of them has
 * changed: `d1b2… headline:9f3a text:77c1`.
 */
export const digestParts = (view: object): string => {
  const parts = Object.entries(view).map(
    ([name, part]) => [name, JSON.stringify(part ?? null)] as const,
  );
  const whole = hash('sha256', parts.map(([name, text]) => `${name}\0${text}\0`).join('')).slice(
    0,
    32,
  );
  return [whole, ...parts.map(([name, text]) => `${name}:${crc32(text).toString(16)}`)].join(' ');
};

/** The names of the parts that differ between two keys that `digestParts` made. */
export const findChangedParts = (before: string, after: string): string[] => {
  const partsOf = (key: string): ReadonlySet<string> => new Set(key.split(' ').slice(1));
  const [known, found] = [partsOf(before), partsOf(after)];
  const changed = [...found.difference(known), ...known.difference(found)];
  return [...new Set(changed.map((part) => part.slice(0, part.indexOf(':'))))];
};
