import { posix } from 'node:path';
import { settings } from '../config.ts';
import type { Article } from '../records/article.ts';
import { titleKey } from '../records/fold.ts';
import type { Page } from '../records/page.ts';
import type { Problem, Rule } from '../records/problem.ts';
import { articleUrl, pageUrl, toRoutePath } from '../records/urls.ts';
import { toPathKey } from './article-index.ts';
import { problemAt, problemAtKey } from './graph-problem.ts';

interface Clash {
  readonly article: Article;
  readonly first: Article;
}

/** Each article whose key an earlier one has already. */
const findClashes = (
  articles: readonly Article[],
  toKey: (article: Article) => string,
): Clash[] => {
  const firsts = new Map<string, Article>();
  return articles.flatMap((article) => {
    const key = `${article.language}/${toKey(article)}`;
    const first = firsts.get(key);
    if (first) return [{ article, first }];
    firsts.set(key, article);
    return [];
  });
};

const checkSlugs = (articles: readonly Article[]): Problem[] => {
  const atTop = ({ article }: Clash, rule: Rule, message: string) =>
    problemAt(
      article.file,
      { line: 1, column: 1 },
      { rule, message, hint: 'Give one of the two files another name.' },
    );
  const same = findClashes(articles, ({ file }) => posix.basename(file));
  const alike = findClashes(articles, ({ slug }) => slug.normalize('NFKC').toLowerCase());
  const sameArticles = new Set(same.map(({ article }) => article));
  return [
    ...same.map((clash) =>
      atTop(
        clash,
        'slug/duplicate',
        `The slug "${clash.article.slug}" is that of ${clash.first.file} too.`,
      ),
    ),
    ...alike
      .filter(({ article }) => !sameArticles.has(article))
      .map((clash) =>
        atTop(
          clash,
          'slug/look-alike',
          `The slug "${clash.article.slug}" looks like that of ${clash.first.file}.`,
        ),
      ),
  ];
};

const checkTitles = (articles: readonly Article[]): Problem[] =>
  findClashes(articles, ({ title }) => titleKey(title)).map(({ article, first }) =>
    problemAtKey(article, 'title', {
      severity: 'warning',
      rule: 'title/duplicate',
      message: `The title is that of ${first.file} too: "Read more" lines could not tell them apart.`,
      hint: 'Say in the title what sets this piece apart, its date for instance.',
    }),
  );

const checkIds = (articles: readonly Article[]): Problem[] => {
  const firsts = new Map(articles.toReversed().map((article) => [article.id, article]));
  return articles.flatMap((article) => {
    const first = firsts.get(article.id);
    if (!first || first === article) return [];
    const named = article.places['id']?.line === 1 ? first : article;
    const other = named === first ? article : first;
    return [
      problemAtKey(named, 'id', {
        rule: 'id/duplicate',
        message: `The id "${article.id}" is that of ${other.file} too: letters and feeds could not tell them apart.`,
        hint: 'Keep it where the piece had it first; take `id` out of the other, or give it its own.',
      }),
    ];
  });
};

/** Files that the site and its hosts have of their own, which a moved page must not stand at. */
const siteFile =
  /(?:^|\/)(?:[^/]+\.(?:avif|bib|br|css|gif|gz|ico|jpe?g|js|json|pdf|png|ris|svg|txt|wasm|webmanifest|webp|xml)|404\.html)$|^cname$/i;

/** The longest path that can be a file, or a line that a host reads, in bytes. */
const longestAlias = 1000;

/** Whether a path is one that is passed on to the service for letters, or the search's own. */
const isAnswered = (key: string): boolean => {
  const { letters } = settings;
  const service = letters.via === 'intake' ? toPathKey(letters.url) : '';
  return ['pagefind', 'intake', service].some((path) => path !== '' && isBelow(key, path));
};

const isBelow = (key: string, path: string): boolean => key === path || key.startsWith(`${path}/`);

/** An old address as addresses are compared: `/old/index.html` and `/old/` are one file. */
export const toAliasPath = (alias: string): string =>
  toPathKey(alias).replace(/(?:^|\/)index\.html$/, '');

/** Why no page can stand at an old address, or no host lead on from it; `undefined` where both can be. */
export const findAliasFault = (alias: string): string | undefined => {
  const key = toPathKey(alias);
  const segments = key.split('/');
  if (/[?#]/.test(alias + key)) return 'a static host does not look at what follows ? or #';
  if (/[%\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}"<>|]/u.test(key))
    return 'it holds characters that no file can be named by';
  if (segments.some((segment) => /^\.{0,2}$/.test(segment)))
    return 'one of its parts is empty or only dots';
  if (/[*:]/.test(key)) return 'hosts take * and : for patterns, which other addresses would fit';
  if (segments.some((segment) => segment.startsWith('.')) || key.startsWith('_'))
    return 'hosts hide what begins with a dot, and keep what begins with _ for themselves';
  if (segments.some((segment) => Buffer.byteLength(segment) > 250))
    return 'one of its parts is longer than the name of a file may be';
  if (Buffer.byteLength(key) > longestAlias) return 'it is longer than hosts take';
  if (siteFile.test(key) || isAnswered(key)) return 'the site has a file of its own there';
  return undefined;
};

/** What stands at an address of its own, and may have had others. */
type Addressed = Pick<Page, 'file' | 'aliases' | 'places'>;

const checkAliases = (
  articles: readonly Article[],
  pages: readonly Page[],
  taken: ReadonlySet<string>,
): Problem[] => {
  const owners = new Map<string, Addressed>([
    ...pages.map((page) => [toRoutePath(pageUrl(page.language, page.slug)), page] as const),
    ...articles.map((article) => [toRoutePath(articleUrl(article)), article] as const),
  ]);
  return [...articles, ...pages].flatMap((one: Addressed) =>
    one.aliases.flatMap((alias) => {
      const fault = findAliasFault(alias);
      if (fault !== undefined) {
        const message = `No page can stand at "${alias}": ${fault}.`;
        const hint = 'Write the path of the old address, as /2019/05/old-name/.';
        return [problemAtKey(one, 'aliases', { rule: 'alias/unusable', message, hint })];
      }
      const key = toAliasPath(alias);
      const owner = owners.get(key);
      if (!owner && !taken.has(key)) {
        owners.set(key, one);
        return [];
      }
      const message = `The alias "${alias}" is already the address of ${owner?.file ?? 'a page of the site'}.`;
      return [
        problemAtKey(one, 'aliases', {
          rule: 'alias/collision',
          message,
          hint: 'Take it out, or mend it.',
        }),
      ];
    }),
  );
};

/** What two articles may not share: slugs, titles; nor any two texts: addresses. `taken` are the site's other paths. */
export const checkUniqueness = (
  articles: readonly Article[],
  pages: readonly Page[],
  taken: ReadonlySet<string>,
): Problem[] => [
  ...checkIds(articles),
  ...checkSlugs(articles),
  ...checkTitles(articles),
  ...checkAliases(articles, pages, taken),
];
