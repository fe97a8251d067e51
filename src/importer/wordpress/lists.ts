import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../kept-imports.ts';

/** Where the lists of an import lie, relative to the output folder. */
export const listFiles = {
  redirects: 'imports/wordpress-redirects.txt',
  toFetch: 'imports/wordpress-to-fetch.txt',
} as const;

/** The map of old addresses, which a server can send readers on by. */
export interface Redirects {
  /** @param to A path on the new site. */
  readonly add: (from: string, to: string) => void;
  readonly close: () => void;
}

/** What would end an address in a map of nginx, or begin something else there. */
const special = /[\s\p{Cc};{}"\\]/gu;

/** A line of the redirect map: an old address, whole, a space, and the new path. */
export const toRedirectLine = (from: string, to: string): string =>
  `${from.replace(special, encodeURIComponent)} ${to}\n`;

/** Begins the redirect map: a line for each old address, whole, a space, and the new path. */
export const openRedirects = (out: string): Redirects => {
  mkdirSync(join(out, 'imports'), { recursive: true });
  const path = join(out, listFiles.redirects);
  const part = openSync(`${path}.part`, 'w');
  return {
    add: (from, to) => {
      writeSync(part, toRedirectLine(from, to));
    },
    close: () => {
      closeSync(part);
      renameSync(`${path}.part`, path);
    },
  };
};

/** Writes the list of files to fetch, or takes it away where there is nothing to fetch; says how many there are. */
export const writeFetchList = (out: string, urls: readonly string[]): number => {
  const path = join(out, listFiles.toFetch);
  if (urls.length === 0) rmSync(path, { force: true });
  else writeWhole(path, urls.map((url) => `${url.replace(/\s/g, encodeURIComponent)}\n`).join(''));
  return urls.length;
};
