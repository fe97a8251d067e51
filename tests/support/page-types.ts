import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A page of the built site that stands for all that are made by the same route, in one language. */
export interface PageType {
  /** The route's shape: `year/*`, `threads/*` + `/read`, `tags`, `` for the front page. */
  readonly shape: string;
  readonly language: string;
  /** `/2023/x/`, with its final slash where it is a folder's page. */
  readonly address: string;
}

/** First segments that are the site's own words; any other is a name that somebody gave. */
const words = new Set(
  '404 archive authors feeds kinds letters offline reading-list read search tags thanks threads'.split(
    ' ',
  ),
);

const toSegment = (segment: string): string => {
  if (/^\d{4}$/.test(segment)) return 'year';
  if (/^\d{1,2}$/.test(segment)) return 'number';
  return words.has(segment.replace(/\.html$/, '')) ? segment : '*';
};

/**
 * One page of each type and language of a built site, found by the shapes of its addresses, so that a route that is
 * added is taken in: of several the one with most in it.
 */
export const findPageTypes = async (
  folder: string,
  languages: readonly string[] = ['en', 'fa'],
): Promise<PageType[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const file = path
          .slice(folder.length + 1)
          .split(sep)
          .join('/');
        return { file, size: (await stat(path)).size };
      }),
  );
  const [first = ''] = languages;
  const types = new Map<string, PageType & { readonly size: number }>();
  for (const { file, size } of pages.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    const path = file.replace(/(?:^|\/)index\.html$/, '');
    const segments = path.split('/').filter(Boolean);
    const [code = ''] = segments;
    const language = languages.includes(code) && code !== first ? code : first;
    const shape = (language === first ? segments : segments.slice(1)).map(toSegment).join('/');
    const known = types.get(`${language} ${shape}`);
    if (known !== undefined && known.size >= size) continue;
    const address = encodeURI(
      file.endsWith('index.html') ? `/${path}/`.replace('//', '/') : `/${file}`,
    );
    types.set(`${language} ${shape}`, { shape, language, address, size });
  }
  return [...types.values()].map(({ shape, language, address }) => ({ shape, language, address }));
};
