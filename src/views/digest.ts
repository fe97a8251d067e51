import { createHash } from 'node:crypto';

/**
 * The digest of a page's props: a page is a pure function of them, so this is its cache key. Props are plain
 * data, made in one fixed order of keys; what JSON cannot hold must not be among them.
 */
export const digest = (props: unknown): string =>
  createHash('sha256').update(JSON.stringify(props)).digest('hex').slice(0, 32);
