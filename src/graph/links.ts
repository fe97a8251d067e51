import { posix } from 'node:path';
import type { LinkMention } from '../markdown/render-markdown.ts';
import { toNormalForm } from '../i18n/normal-form.ts';
import type { Article } from '../records/article.ts';
import { buildNearest, suggest } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import type { Body } from '../records/read-body.ts';
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
  /** The places of pages and threads that a link can lead to, by the page's address. */
  readonly anchors: ReadonlyMap<SitePath, readonly string[]>;
}

/** The places of a text that a link can lead to. */
export const toAnchors = ({ headings, anchors }: Pick<Body, 'headings' | 'anchors'>): string[] => [
  ...headings.map(({ slug }) => slug),
  ...anchors,
];

/** Every page has a top; every article can have letters. */
const common: readonly string[] = ['', 'top', 'letters'];

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

/** What is wrong with the part of an address after its `#`, where nothing on the page is called so. */
const findLostFragment = (
  fragment: string,
  where: string,
  anchors: readonly string[],
): Pick<Problem, 'rule' | 'message' | 'hint'> | undefined => {
  const id = toNormalForm(fragment.slice(1), 'NFC');
  if (common.includes(id) || anchors.some((anchor) => toNormalForm(anchor, 'NFC') === id))
    return undefined;
  const near = buildNearest(() => anchors)(id.toLowerCase());
  return {
    rule: 'link/dead',
    message: `${where} has no heading "${fragment}".${suggest(near.map((anchor) => `#${anchor}`))}`,
    hint: 'Take the part after # out, or mend it.',
  };
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

/** Resolves a link within the site, or tells why it leads nowhere. `body` is the text that it stands in. */
export const resolveLink = (
  mention: LinkMention,
  body: Pick<Body, 'headings' | 'anchors'>,
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
  const toLink = (
    path: string,
    to: Article | undefined,
    where: string,
    anchors: readonly string[],
  ) => {
    const fault = findLostFragment(fragment, where, anchors);
    return {
      link: { href: path + fragment, article: to },
      problems: fault ? [problemAt(citing.file, mention, fault)] : [],
    };
  };
  if (href.startsWith('#')) {
    const page = routes.byFile.get(citing.file);
    const anchors = page === undefined ? undefined : routes.anchors.get(page);
    return toLink('', undefined, 'This text', anchors ?? toAnchors(body));
  }
  const article = index.findByHref(href, citing.file);
  if (!article) {
    const elsewhere = findElsewhere(href, citing.file, routes);
    if (elsewhere !== undefined) {
      // Of pages that are lists nobody knows the places.
      const anchors = routes.anchors.get(elsewhere) ?? [toNormalForm(fragment.slice(1), 'NFC')];
      return toLink(elsewhere, undefined, `"${elsewhere}"`, anchors);
    }
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
  return toLink(articleUrl(article), article, `"${article.title}"`, toAnchors(article.body));
};
