import { settings } from '../../config.ts';
import type { Instant } from '../../i18n/dates.ts';
import { isLanguage, type Language } from '../../i18n/languages.ts';
import { readDate } from '../../i18n/read-date.ts';
import { toSafeSlug } from '../free-slug.ts';
import type { Fields } from './fields.ts';
import type { SourceFolder } from './source-files.ts';

/** What a file's path tells. */
export interface SourcePath {
  /** `2023-01-02` of `_posts/2023-01-02-slug.md`. */
  readonly date: string | undefined;
  /** The file's own name, or its folder's where that is `index`. */
  readonly name: string;
  readonly language: Language | undefined;
  /** Whether the folder is one of those for posts. */
  readonly isPost: boolean;
  readonly isDraft: boolean;
  /** A page that only lists others. */
  readonly isList: boolean;
}

const siteLanguage = (code: string | undefined): Language | undefined =>
  code !== undefined && isLanguage(code) && settings.languages.includes(code) ? code : undefined;

const postFolders =
  /(?:^|\/)(?:_posts|_drafts|posts?|blog|articles?|news|writing|essays|stories)\//i;

export const toSourcePath = (path: string): SourcePath => {
  const parts = path.replace(/\.\w+$/, '').split('/');
  const last = parts.at(-1) ?? '';
  const suffix = /^(.+)\.([a-z]{2})(?:-[a-z]{2})?$/i.exec(last);
  const bare = siteLanguage(suffix?.[2]?.toLowerCase()) ? (suffix?.[1] ?? last) : last;
  const isIndex = bare === 'index' || bare === '_index';
  const stem = isIndex ? (parts.at(-2) ?? '') : bare;
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(stem);
  return {
    date: dated?.[1]?.replace(/-(\d)(?=-|$)/g, '-0$1'),
    name: dated?.[2] ?? stem,
    language:
      siteLanguage(suffix?.[2]?.toLowerCase()) ??
      parts
        .slice(0, -1)
        .map((part) => siteLanguage(part.toLowerCase()))
        .find(Boolean),
    isPost: postFolders.test(path),
    isDraft: /(?:^|\/)_drafts\//.test(path),
    isList:
      bare === '_index' ||
      (isIndex && parts.length === 1) ||
      (isIndex && /^(?:posts?|blog|articles?|news|content)$/i.test(stem)),
  };
};

/** No date has more characters. */
const mostLong = 100;

/** A date as front matters have it: ISO 8601 in any of its forms, or in English words. */
export const readAnyDate = (typed: string | undefined, timeZone: string): Instant | undefined => {
  if (typed === undefined || typed.length > mostLong) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T00:00` : typed;
  const read = readDate(
    day.endsWith('UTC') ? `${day.slice(0, -'UTC'.length).trimEnd()}Z` : day,
    timeZone,
  );
  if ('instant' in read) return read.instant;
  // `3/2/2023` is one day here and another there; a month's name is the same everywhere.
  const time =
    /[a-z]{3}/i.test(typed) && /\d{4}/.test(typed)
      ? Date.parse(/\d:\d|GMT|Z$/.test(typed) ? typed : `${typed} UTC`)
      : NaN;
  if (Number.isNaN(time)) return undefined;
  const worded = readDate(new Date(time).toISOString(), 'UTC');
  return 'instant' in worded ? worded.instant : undefined;
};

const jekyllPatterns: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title.html',
};

const toJekyll = (
  pattern: string,
  date: string,
  name: string,
  categories: readonly string[],
): string => {
  const [year = '', month = '', day = ''] = date.split('-');
  const values: Readonly<Record<string, string>> = {
    ...{ year, month, day, title: name, slug: name },
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(day)),
    categories: categories.map((each) => toSafeSlug(each)).join('/'),
  };
  return (jekyllPatterns[pattern] ?? pattern)
    .replace(/:([a-z_]+)/g, (typed, key: string) => values[key] ?? typed)
    .replace(/\/{2,}/g, '/');
};

/** Whether an address is yet to be worked out. */
export const isProgram = (address: string): boolean => /\{[{%]/.test(address);

/** What Eleventy puts into an address: the name of the file, or the title. */
const fillIn = (permalink: string, { name }: SourcePath, { title }: Fields): string =>
  permalink
    .replace(/\{\{-?\s*page\.fileSlug\s*(?:\|\s*slug(?:ify)?\s*)?-?\}\}/g, name)
    .replace(/\{\{-?\s*title\s*\|\s*slug(?:ify)?\s*-?\}\}/g, toSafeSlug(title))
    .replace(/\/index\.html$/, '/');

/** The addresses that a text had, as far as its file tells: first the surest. */
export const findOldPaths = (
  path: string,
  place: SourcePath,
  fields: Fields,
  folder: SourceFolder,
): string[] => {
  const { permalink, aliases, slug } = fields;
  const filled = fillIn(permalink ?? '', place, fields);
  const isAsked = filled.startsWith('/') && (isProgram(filled) || !filled.includes(':'));
  const asked = isAsked ? [filled] : [];
  // Eleventy leaves the date of a file's name out of its address.
  const bare = folder.isEleventy ? path.replace(/(^|\/)\d{4}-\d{2}-\d{2}-(?=[^/]+$)/, '$1') : path;
  const below = bare
    .replace(/^(?:src\/)?(?:content|pages|posts(?=\/posts\/)|site)\//, '')
    .replace(/\.(?:[a-z]{2}\.)?\w+$/i, '')
    .replace(/\/_?index$/, '');
  const byPattern =
    folder.isJekyll && place.date !== undefined
      ? [
          toJekyll(
            permalink?.includes(':') === true ? permalink : (folder.permalink ?? 'date'),
            place.date,
            slug ?? place.name,
            fields.categories,
          ),
        ]
      : [`/${slug === undefined ? below : below.slice(0, below.lastIndexOf('/') + 1) + slug}/`];
  return [
    ...new Set([
      ...asked,
      ...(asked.length > 0 ? [] : byPattern),
      ...aliases.map((alias) =>
        alias.startsWith('/') ? alias : `/${alias.replace(/^https?:\/\/[^/]+\//, '')}`,
      ),
    ]),
  ];
};
