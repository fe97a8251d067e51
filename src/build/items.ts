import { hash } from 'node:crypto';
import { readOwnFile, resolveOwnFile } from '../support/read-within.ts';
import { toRoutePath, type SitePath } from '../records/urls.ts';
import type { EditionItem } from './edition-plan.ts';

/** A file of the edition that holds a text. */
export const toTextItem = (path: SitePath, text: string): EditionItem => ({
  file: toRoutePath(path),
  key: hash('sha256', text),
  make: () => Promise.resolve(Buffer.from(text)),
});

/** The files of `public/` as they are. One that looks untouched is not read again. */
export const toPublicItems = (root: string, names: readonly string[]): EditionItem[] =>
  names.map((file) => {
    const path = `public/${file}`;
    const { size, mtimeMs } = resolveOwnFile(root, path).stats;
    return {
      file,
      key: `${String(size)} ${String(mtimeMs)}`,
      make: () => Promise.try(readOwnFile, root, path),
    };
  });
