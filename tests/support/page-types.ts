import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { load } from 'cheerio';
import { settings } from '../../src/config.ts';
import { root } from './source-files.ts';

/** A kind of page that the site has, by the page of it that shows most. */
export interface PageType {
  /** Made of its route: `home`, `year-slug` (an article), `tags-tag`, `tags-tag-page` (its second page), `404`. */
  readonly name: string;
  /** As the page itself says: `en`. */
  readonly language: string;
  /** From the site's root on, percent-encoded: `/2023/nineteen-trucks/`. */
  readonly address: string;
  /** Whether it leads on at once to another page, as an old address does. */
  readonly moves: boolean;
}

interface Route {
  readonly name: string;
  readonly pattern: RegExp;
  /** The fewer of its segments can be anything, the sooner it is taken. */
  readonly freedom: number;
}

/**
 * One page of each type and language in a built site: of each route below src/pages that pages come from, the page
 * with the most kinds of elements in it. A route that counts pages or months has a type for each depth. New routes
 * are found by themselves.
 *
 * @param site The folder of a site that was built for the base path `/`.
 * @throws Where a page comes from no route.
 */
export const findPageTypes = async (site: string): Promise<PageType[]> => {
  const pages = await findPages(site);
  const types = Map.groupBy(pages, ({ name, language }) => `${language} ${name}`);
  return [...types.values()]
    .map((alike) => alike.reduce((best, page) => (page.richness > best.richness ? page : best)))
    .map(({ name, language, address, moves }) => ({ name, language, address, moves }))
    .sort((a, b) => a.language.localeCompare(b.language) || a.name.localeCompare(b.name));
};

/** Every page of a built site with its type, and how much it shows. */
export const findPages = async (
  site: string,
): Promise<(PageType & { readonly richness: number })[]> => {
  const routes = await readRoutes();
  const files = await listFiles(site, '.html');
  return Promise.all(files.map((file) => readPage(site, file, routes)));
};

/** The routes below src/pages that draw pages, in the order in which they are to be tried. */
export const readRoutes = async (): Promise<Route[]> => {
  const files = await listFiles(join(root, 'src/pages'), '');
  return files
    .filter((file) => /\.(astro|html\.ts)$/.test(file))
    .flatMap(toRoutes)
    .sort((a, b) => a.freedom - b.freedom);
};

/** Of a route that ends in `[...page]`, one without that and one with it. */
const toRoutes = (file: string): Route[] => {
  const ending = file.endsWith('.html.ts') ? '.html' : '';
  const path = file.replace(/\.(astro|html\.ts)$/, '').replace(/(^|\/)index$/, '');
  const [own, ...rest] = path.split(/\/(?=\[\.\.\.[^/]+\]$)/);
  const paths = [own ?? '', ...rest.map((last) => `${own}/${last}`)];
  return paths.map((each) => toRoute(each.split('/').filter(Boolean), ending));
};

const toRoute = (segments: readonly string[], ending: string): Route => {
  const named = segments.filter((segment) => segment !== '[...language]');
  const pattern = segments.map((segment, index) => {
    if (segment === '[...language]') return `((${settings.languages.join('|')})/)?`;
    if (segment.startsWith('[...')) return index === 0 ? '.+/' : '[^/]+/';
    if (segment === '[year]') return '\\d{4}/';
    return segment.startsWith('[') ? '[^/]+/' : `${segment}/`;
  });
  return {
    name: named.join('-').replaceAll(/[[\].]/g, '') || 'home',
    pattern: new RegExp(`^${pattern.join('').replace(/\/$/, '')}${ending}/?$`),
    freedom: named.filter((segment) => segment.startsWith('[')).length + (isAny(named) ? 9 : 0),
  };
};

const isAny = ([first = '']: readonly string[]): boolean => first.startsWith('[...');

const readPage = async (site: string, file: string, routes: readonly Route[]) => {
  const path = file.replace(/(^|\/)index\.html$/, '$1');
  const isFolder = path === '' || path.endsWith('/');
  const route = routes.find(({ pattern }) => pattern.test(path === '404.html' ? '404' : path));
  if (route === undefined) throw new Error(`${file} comes from no route of src/pages`);
  const $ = load(await readFile(join(site, file)));
  const elements = $('*').get();
  const kinds = elements.map((each) => `${$(each).prop('tagName')} ${$(each).attr('class')}`);
  return {
    name: route.name,
    language: $('html').attr('lang') ?? '',
    address: encodeURI(`/${isFolder ? path : file}`),
    moves: $('meta[http-equiv=refresh]').length > 0,
    // Of two that show the same kinds of things, the one that shows more of them.
    richness: new Set(kinds).size + kinds.length / 1e6,
  };
};

const listFiles = async (folder: string, ending: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
};
