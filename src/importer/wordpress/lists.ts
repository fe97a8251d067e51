import { join } from 'node:path';
import type { FileChanges } from '../../support/file-changes.ts';

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
export const openRedirects = (out: string, changes: FileChanges): Redirects => {
  const part = changes.open(join(out, listFiles.redirects));
  return {
    add: (from, to) => {
      part.write(toRedirectLine(from, to));
    },
    close: part.replace,
  };
};

/** Writes the list of files to fetch, or takes it away where there is nothing to fetch; says how many there are. */
export const writeFetchList = (
  out: string,
  urls: readonly string[],
  changes: FileChanges,
): number => {
  const path = join(out, listFiles.toFetch);
  if (urls.length === 0) changes.remove(path);
  else
    changes.write(path, urls.map((url) => `${url.replace(/\s/g, encodeURIComponent)}\n`).join(''));
  return urls.length;
};
