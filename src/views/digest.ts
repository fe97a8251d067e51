import { createHash } from 'node:crypto';

/** An imported picture is a function where it is an SVG: what identifies it are its own properties. */
const plain = (_key: string, value: unknown): unknown => {
  if (typeof value === 'function') return { ...value };
  if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)];
  return value;
};

/** The digest of a page's props: a page is a pure function of them, so this is its cache key. */
export const digest = (props: unknown): string =>
  createHash('sha256').update(JSON.stringify(props, plain)).digest('hex').slice(0, 32);
