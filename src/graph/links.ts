import { posix } from 'node:path';
import type { LinkMention } from '../markdown/render-markdown.ts';
import type { Article } from '../records/article.ts';
import { buildNearest, suggest } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import { articleUrl, fileUrl, toRoutePath, type SitePath } from '../records/urls.ts';
import { toPathKey, type ArticleIndex } from './article-index.ts';
import { problemAt } from './graph-problem.ts';
import { isOutFor, whyHeld } from './held-back.ts';
import type { Citing } from './read-more.ts';

/** Where a link of the text leads. */
export interface ResolvedLink {
  /** With its fragment; `undefined` where it leads nowhere. */
  readonly href: string | undefined;
  /** The article that it leads to, where it is one. */
  readonly article: Article | undefined;
}

/** The site's addresses besides those of articles, for links that lead to them. */
export interface SiteRoutes {
  /** Paths without base and slashes (`threads/lachin-corridor`), each with its address. */
  readonly byPath: ReadonlyMap<string, SitePath>;
  /** Old addresses of pages, as paths are compared, each with the new one. */
  readonly byAlias: ReadonlyMap<string, SitePath>;
  /** Content files besides articles (`content/pages/en/about.md`), each with its address. */
  readonly byFile: ReadonlyMap<string, SitePath>;
  /** Files in `public/`, relative to it. */
  readonly publicFiles: ReadonlySet<string>;
}

const fragmentOf = (href: string): string => /#.*/s.exec(href)?.[0] ?? '';

const findElsewhere = (href: string, file: string, routes: SiteRoutes): SitePath | undefined => {
  const key = toPathKey(href);
  if (href.startsWith('/')) {
    return (
      routes.byPath.get(key) ??
      routes.byAlias.get(key) ??
      (routes.publicFiles.has(key) ? fileUrl(key) : undefined)
    );
  }
  const beside = posix.join(posix.dirname(file), key.replace(/^\/+/, ''));
  return routes.byFile.get(beside) ?? routes.byFile.get(`${beside}.md`);
};

const lacksHeading = (article: Article, fragment: string): boolean => {
  const id = toPathKey(fragment.slice(1));
  return id !== '' && !article.body.headings.some(({ slug }) => slug.normalize('NFC') === id);
};

/** The addresses that are nearest, in the form in which the link was typed. */
const suggestAddress = (
  href: string,
  file: string,
  index: ArticleIndex,
  routes: SiteRoutes,
): string => {
  const near = index.findNearestFiles(href);
  if (!href.startsWith('/')) {
    return suggest(near.map((article) => posix.relative(posix.dirname(file), article.file)));
  }
  const paths =
    near.length > 0
      ? near.map((article) => toRoutePath(articleUrl(article)))
      : buildNearest(() => routes.byPath.keys())(toPathKey(href));
  return suggest(paths.map((path) => `/${path}/`));
};

/** Resolves a link within the site, or tells why it leads nowhere. */
export const resolveLink = (
  mention: LinkMention,
  citing: Citing,
  index: ArticleIndex,
  routes: SiteRoutes,
  now: number,
): { link: ResolvedLink; problems: readonly Problem[] } => {
  const { href } = mention;
  const fail = (rule: Problem['rule'], message: string, hint: string) => ({
    link: { href: undefined, article: undefined },
    problems: [problemAt(citing.file, mention, { rule, message, hint })],
  });
  const fragment = fragmentOf(href);
  const article = index.findByHref(href, citing.file);
  if (!article) {
    const elsewhere = findElsewhere(href, citing.file, routes);
    if (elsewhere !== undefined)
      return { link: { href: elsewhere + fragment, article: undefined }, problems: [] };
    if (index.isUnreadable(href, citing.file))
      return { link: { href: undefined, article: undefined }, problems: [] };
    const hint =
      'Write the path of the article’s file (`../2022/slug.md`) or its address on the site (`/2022/slug/`).';
    return fail(
      'link/dead',
      `There is nothing at "${href}".${suggestAddress(href, citing.file, index, routes)}`,
      hint,
    );
  }
  if (!isOutFor(citing.article, article, now)) {
    return fail(
      'link/held',
      `"${article.title}" ${whyHeld(article)}: readers could not open it.`,
      'Take the link out until it is published.',
    );
  }
  const link = { href: articleUrl(article) + fragment, article };
  if (!lacksHeading(article, fragment)) return { link, problems: [] };
  const near = buildNearest(() => article.body.headings.map(({ slug }) => slug))(fragment);
  const message = `"${article.title}" has no heading "${fragment}".${suggest(near.map((slug) => `#${slug}`))}`;
  return {
    link,
    problems: [
      problemAt(citing.file, mention, {
        rule: 'link/dead',
        message,
        hint: 'Take the part after # out, or mend it.',
      }),
    ],
  };
};
