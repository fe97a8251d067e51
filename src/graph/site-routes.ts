import { settings } from '../config.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import type { Records } from '../records/records.ts';
import {
  archiveUrl,
  articleUrl,
  authorsUrl,
  authorUrl,
  feedsUrl,
  homeUrl,
  kindUrl,
  offlineUrl,
  lettersUrl,
  pageUrl,
  pieceAnchor,
  readingListUrl,
  searchUrl,
  tagsUrl,
  tagUrl,
  threadReadingUrl,
  threadsUrl,
  threadUrl,
  toRoutePath,
  type SitePath,
} from '../records/urls.ts';
import type { ArchiveMonth } from './archive.ts';
import { toPathKey } from './article-index.ts';
import { toAnchors, type SiteRoutes } from './links.ts';
import { takesLetters } from './letters-closed.ts';
import type { Tag } from './tags.ts';
import { isReadThrough, toStoryKey } from './threads.ts';

const ofLanguage = (language: Language, articles: readonly Article[]): SitePath[] => [
  homeUrl(language),
  tagsUrl(language),
  threadsUrl(language),
  authorsUrl(language),
  archiveUrl(language),
  feedsUrl(language),
  ...(takesLetters() ? [lettersUrl(language)] : []),
  searchUrl(language),
  readingListUrl(language),
  ...(settings.offline ? [offlineUrl(language)] : []),
  ...new Set(
    articles
      .filter((each) => each.language === language)
      .map(({ kind }) => kindUrl(language, kind)),
  ),
];

/** The files of all pages at addresses of their own. */
export const toPageFiles = (published: readonly Article[], { byPath }: SiteRoutes): string[] =>
  [...byPath.keys(), ...published.map((article) => toRoutePath(articleUrl(article)))].map((path) =>
    path === '' ? 'index.html' : `${path}/index.html`,
  );

/** Every address besides those of articles that a text may link to. */
export const buildSiteRoutes = (
  records: Records,
  published: readonly Article[],
  tags: readonly Tag[],
  archive: readonly ArchiveMonth[],
  publicFiles: Iterable<string>,
): SiteRoutes => {
  const files: [string, SitePath][] = [
    ...records.pages.map(({ file, language, slug }): [string, SitePath] => [
      file,
      pageUrl(language, slug),
    ]),
    ...records.threads.map(({ file, language, id }): [string, SitePath] => [
      file,
      threadUrl(language, id),
    ]),
    ...records.authors.map(({ file, id }): [string, SitePath] => [
      file,
      authorUrl(settings.languages[0], id),
    ]),
  ];
  const stories = Map.groupBy(published, ({ language, thread = '' }) =>
    toStoryKey(language, thread),
  );
  const paths = [
    ...settings.languages.flatMap((language) => ofLanguage(language, published)),
    ...settings.languages.flatMap((language) =>
      records.authors.map(({ id }) => authorUrl(language, id)),
    ),
    ...files.map(([, path]) => path),
    ...records.threads
      .filter(({ language, id }) => isReadThrough(stories.get(toStoryKey(language, id)) ?? []))
      .map(({ language, id }) => threadReadingUrl(language, id)),
    ...tags.map(({ language, slug }) => tagUrl(language, slug)),
    ...archive.flatMap(({ language, year, month }) => [
      archiveUrl(language, year),
      archiveUrl(language, year, month),
    ]),
  ];
  return {
    byPath: new Map(paths.map((path) => [toRoutePath(path), path])),
    byAlias: new Map(
      records.pages.flatMap(({ language, slug, aliases }) =>
        aliases.map((alias) => [toPathKey(alias), pageUrl(language, slug)] as const),
      ),
    ),
    byFile: new Map(files),
    publicFiles: new Set(publicFiles),
    anchors: new Map([
      ...records.pages.map(
        ({ language, slug, body }) => [pageUrl(language, slug), toAnchors(body)] as const,
      ),
      ...records.threads.flatMap(({ language, id, body }) => {
        const pieces = stories.get(toStoryKey(language, id)) ?? [];
        const places = pieces.map((article) => pieceAnchor(articleUrl(article)));
        const read = pieces.flatMap((article, at) => [
          places[at] ?? '',
          ...toAnchors(article.body).map((anchor) => `${places[at] ?? ''}/${anchor}`),
        ]);
        return [
          [threadUrl(language, id), [...toAnchors(body), ...places]] as const,
          [threadReadingUrl(language, id), read] as const,
        ];
      }),
    ]),
  };
};
