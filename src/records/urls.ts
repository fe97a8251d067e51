import { settings } from '../config.ts';
import type { Language } from '../i18n/languages.ts';

/** A path on this site, from the base path on, percent-encoded, with its final slash: `/fa/tags/x/`. */
export type SitePath = string;

/** `/` or `/name/`, with or without which slashes it was written. */
const base = `/${settings.base}/`.replace(/\/{2,}/g, '/');

/** The path that the whole site lives under, from slash to slash. */
export const siteRoot = (): SitePath => base;

const toPath = (...segments: readonly string[]): SitePath =>
  base +
  segments
    .filter(Boolean)
    .map((segment) => `${encodeURIComponent(segment)}/`)
    .join('');

/** The segment that a language's pages live under: none for the publication's first language. */
export const languageSegment = (language: Language): string =>
  language === settings.languages[0] ? '' : language;

export const homeUrl = (language: Language): SitePath => toPath(languageSegment(language));

export const articleUrl = (article: { language: Language; year: string; slug: string }): SitePath =>
  toPath(languageSegment(article.language), article.year, article.slug);

export const pageUrl = (language: Language, slug: string): SitePath =>
  toPath(languageSegment(language), slug);

export const tagsUrl = (language: Language): SitePath => toPath(languageSegment(language), 'tags');

export const tagUrl = (language: Language, slug: string, page = 1): SitePath =>
  toPath(languageSegment(language), 'tags', slug, page > 1 ? String(page) : '');

export const threadsUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'threads');

export const threadUrl = (language: Language, id: string): SitePath =>
  toPath(languageSegment(language), 'threads', id);

/** The whole thread on one page. */
export const threadReadingUrl = (language: Language, id: string): SitePath =>
  toPath(languageSegment(language), 'threads', id, 'read');

export const authorsUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'authors');

export const authorUrl = (language: Language, id: string, page = 1): SitePath =>
  toPath(languageSegment(language), 'authors', id, page > 1 ? String(page) : '');

export const archiveUrl = (language: Language, year = '', month = ''): SitePath =>
  toPath(languageSegment(language), 'archive', year, month);

export const kindUrl = (language: Language, kind: string, page = 1): SitePath =>
  toPath(languageSegment(language), 'kinds', kind, page > 1 ? String(page) : '');

export const feedsUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'feeds');

export const searchUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'search');

/** What is kept on the reader's device, and the page shown where another cannot be had. */
export const offlineUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'offline');

export const readingListUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'reading-list');

/** All that a device needs of a thread to keep it: lies below the thread's own address. */
export const keptListUrl = (threadPath: SitePath): SitePath => `${threadPath}offline.json`;

/** The script that answers for the site where there is no line. At the root, so that it may answer for all of it. */
export const workerUrl = (): SitePath => fileUrl('service-worker.js');
/** The letters of the whole site. */
export const lettersUrl = (language: Language, page = 1): SitePath =>
  toPath(languageSegment(language), 'letters', page > 1 ? String(page) : '');

/** Where a reader is thanked for a letter. */
export const lettersThanksUrl = (language: Language): SitePath =>
  toPath(languageSegment(language), 'letters', 'thanks');

/** The list of the articles that take letters, for the service that takes them in. */
export const openLettersUrl = (): SitePath => fileUrl('letters/open.json');

/** What the feeds of an article's letters stand under. */
export const articleLettersUrl = (articlePath: SitePath): SitePath => `${articlePath}letters/`;

/** A service's address as `config.ts` has it: a whole one, or a path below the base path. */
export const serviceUrl = (url: string): string =>
  /^https?:/i.test(url) ? url : base + url.replace(/^\/+/, '');

/** The folder, below the site's root, that holds a language's search index. */
export const searchIndexFolder = (language: Language): string => `pagefind/${language}/`;

/** The formats that every feed comes in, with its file name. */
export const feedFiles = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

export type FeedFormat = keyof typeof feedFiles;

/** A feed's address: that of the page it belongs to, and the format's file name. */
export const feedUrl = (pageUrl: SitePath, format: FeedFormat): SitePath =>
  pageUrl + feedFiles[format];

/** The address of a page's social image. */
export const socialImageUrl = (pageUrl: SitePath): SitePath => `${pageUrl}social.png`;

/** The page-like address that the feeds over all languages stand under. */
export const allFeedsUrl = (): SitePath => toPath('all');

export const fileUrl = (name: string): SitePath => base + name;

/** The site's icons as PNG, by the names of their files, with their sides in pixels. */
export const iconSizes = {
  // Phones ask for it by this name.
  'apple-touch-icon': 180,
  'icon-192': 192,
  'icon-512': 512,
} as const;

export type IconName = keyof typeof iconSizes;

export const iconUrl = (name: IconName): SitePath => fileUrl(`${name}.png`);

/** What a phone reads that keeps the site among its apps. */
export const manifestUrl = (language: Language): SitePath =>
  `${homeUrl(language)}manifest.webmanifest`;

/** A decoded path as browsers send it, which is what hosts compare: `/a b;c/` -> `/a%20b;c/`. */
export const encodePath = (path: string): SitePath => new URL(path, 'http://host').pathname;

/** The whole address, for feeds, sitemaps and metadata. */
export const absoluteUrl = (path: SitePath): string => new URL(path, settings.origin).href;

/** A site path without base and slashes, decoded: `/sub/fa/2023/x/` -> `fa/2023/x`. */
export const toRoutePath = (path: SitePath): string =>
  decodeURIComponent(path.slice(base.length)).replace(/\/$/, '');

/** First segments that belong to the site, so that no page and no language may be called so. */
export const reservedSegments: ReadonlySet<string> = new Set([
  ...[
    'tags',
    'threads',
    'authors',
    'archive',
    'kinds',
    'feeds',
    'all',
    'search',
    'offline',
    'reading-list',
    'letters',
    'intake',
    'page',
  ],
  ...[
    '404',
    '500',
    'index',
    'robots',
    'sitemap',
    'favicon',
    '_astro',
    'pagefind',
    '.well-known',
    'images',
    'assets',
  ],
  ...settings.languages,
]);

/** A file that is made of a picture, by its name. */
export const pictureUrl = (name: string): SitePath => fileUrl(`_astro/${name}`);

/** The `id` that a piece has on its thread's page: year and slug are unique in a language. */
export const pieceAnchor = (href: SitePath): string =>
  decodeURIComponent(href).split('/').filter(Boolean).slice(-2).join('-');
