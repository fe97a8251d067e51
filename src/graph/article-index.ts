import { posix } from 'node:path';
import { toNormalForm } from '../i18n/normal-form.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article, UnreadableArticle } from '../records/article.ts';
import { buildNearest, titleKey } from '../records/fold.ts';
import { remember } from '../records/remember.ts';
import { articleUrl, toRoutePath } from '../records/urls.ts';

/** What somebody's words for an article lead to. */
export type Found = { readonly article: Article } | { readonly ambiguous: readonly Article[] };

/** Finds articles by what people type. Built once over all articles, drafts and held-back ones included. */
export interface ArticleIndex {
  /** By title, former title, slug, id or alias: in `language` first, then in all. */
  readonly findByName: (name: string, language: Language) => Found | undefined;
  /** By a path on the site (current or alias), or by a Markdown file's path as typed in `fromFile`. */
  readonly findByHref: (href: string, fromFile: string) => Article | undefined;
  /** Whether a name, or an address as typed in `fromFile`, is that of an article that could not be read. */
  readonly isUnreadable: (typed: string, fromFile: string) => boolean;
  /** The titles nearest to what was typed, best first. */
  readonly findNearestTitles: (name: string, language: Language) => string[];
  /** The articles whose file names are nearest to the last part of a path, best first. */
  readonly findNearestFiles: (path: string) => Article[];
  /** How many semicolons the title that has most of them holds. */
  readonly mostSemicolons: number;
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** `/a/b/?x#y` as it is compared: decoded, NFC, without query, fragment and final slashes. */
const plainPath = (path: string): string =>
  toNormalForm(decode(path.replace(/[?#].*/s, '')), 'NFC').replace(/(?<!\/)\/+$/, '');

/** A path from the site's root as it is compared: `/2023/x/` and `2023/x` are the same. */
export const toPathKey = remember((path) => plainPath(path.trim()).replace(/^\/+/, ''));

const exactly = (title: string): string => toNormalForm(title.trim(), 'NFC');

/** The kinds of name an article goes by, the surest first: what it is indexed under, and how a typed name is looked up. */
const namings: readonly {
  keysOf: (article: Article) => readonly string[];
  toKey: (name: string) => string;
}[] = [
  { keysOf: ({ title }) => [exactly(title)], toKey: exactly },
  { keysOf: ({ title }) => [titleKey(title)], toKey: titleKey },
  { keysOf: ({ formerTitles }) => formerTitles.map(titleKey), toKey: titleKey },
  {
    keysOf: (article) =>
      [article.id, article.slug, toRoutePath(articleUrl(article)), ...article.aliases].map(
        toPathKey,
      ),
    toKey: toPathKey,
  },
];

const groupByKeys = (
  articles: readonly Article[],
  keysOf: (article: Article) => readonly string[],
): ReadonlyMap<string, readonly Article[]> => {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      const group = groups.get(key);
      if (!group) {
        if (key !== '') groups.set(key, [article]);
      } else if (group.at(-1) !== article) group.push(article);
    }
  }
  return groups;
};

const toFound = (articles: readonly Article[]): Found | undefined => {
  const [first, ...others] = articles;
  if (!first) return undefined;
  return others.length === 0 ? { article: first } : { ambiguous: articles };
};

const titlesOf = ({ title, formerTitles }: Article): string[] => [title, ...formerTitles];

const pathsBeside = (href: string, fromFile: string): [string, string] => {
  const beside = toNormalForm(posix.join(posix.dirname(fromFile), plainPath(href)), 'NFC');
  return [beside, `${beside}.md`];
};

/** `articles` hold drafts and held-back pieces too; `unreadable` those whose files hold a mistake. */
export const buildArticleIndex = (
  articles: readonly Article[],
  unreadable: readonly UnreadableArticle[] = [],
): ArticleIndex => {
  const byFile = new Map(articles.map((article) => [article.file.normalize('NFC'), article]));
  const byPath = new Map([
    ...articles.flatMap((article) =>
      article.aliases.map((alias) => [toPathKey(alias), article] as const),
    ),
    ...articles.map((article) => [toRoutePath(articleUrl(article)), article] as const),
  ]);
  const byName = namings.map(({ keysOf, toKey }) => ({
    toKey,
    groups: groupByKeys(articles, keysOf),
  }));
  const byLanguage = Map.groupBy(articles, ({ language }) => language);
  const nearestTitles = new Map(
    [...byLanguage].map(([language, all]) => [language, buildNearest(() => all.flatMap(titlesOf))]),
  );
  const bySlug = Map.groupBy(articles, ({ slug }) => slug);
  const nearestSlugs = buildNearest(() => bySlug.keys());

  const findByName = (name: string, language: Language): Found | undefined => {
    const elsewhere: (readonly Article[])[] = [];
    for (const { toKey, groups } of byName) {
      const all = groups.get(toKey(name)) ?? [];
      const found = toFound(all.filter((article) => article.language === language));
      if (found) return found;
      elsewhere.push(all);
    }
    return elsewhere.map(toFound).find((found) => found !== undefined);
  };

  const findByHref = (href: string, fromFile: string): Article | undefined => {
    if (href.startsWith('/')) return byPath.get(toPathKey(href));
    const [file, withEnding] = pathsBeside(href, fromFile);
    return byFile.get(file) ?? byFile.get(withEnding);
  };

  const unreadableKeys = new Set(
    unreadable.flatMap((each) => [
      titleKey(each.title),
      ...[each.slug, each.id, each.file.normalize('NFC'), toRoutePath(articleUrl(each))],
    ]),
  );
  unreadableKeys.delete('');
  const isUnreadable = (typed: string, fromFile: string): boolean =>
    [titleKey(typed), toPathKey(typed), ...pathsBeside(typed, fromFile)].some((key) =>
      unreadableKeys.has(key),
    );

  return {
    isUnreadable,
    findByName,
    findByHref,
    findNearestTitles: (name, language) => nearestTitles.get(language)?.(name) ?? [],
    findNearestFiles: (path) =>
      nearestSlugs(posix.basename(plainPath(path), '.md')).flatMap(
        (slug) => bySlug.get(slug) ?? [],
      ),
    mostSemicolons: [...articles.flatMap(titlesOf), ...unreadable.map(({ title }) => title)].reduce(
      (most, title) => Math.max(most, title.split(/[;؛；]/).length - 1),
      0,
    ),
  };
};
