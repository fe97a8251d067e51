import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import { inject } from 'vitest';

/** Every file of the built site, relative to its folder, with forward slashes, sorted. */
export const findSiteFiles = async (ending = ''): Promise<string[]> => {
  const folder = inject('siteFolder');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
};

export const readSiteFile = (file: string): Promise<string> =>
  readFile(join(inject('siteFolder'), file), 'utf8');

/** A page of the built site by its address, `/2023/x/`, to be asked with selectors. */
export const readPage = async (path: string): Promise<CheerioAPI> =>
  load(await readSiteFile(join(decodeURIComponent(path), 'index.html')));

/** The words of a page's text, white space folded. */
export const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
