import type { Article } from '../records/article.ts';
import { authorNames, type Author } from '../records/author.ts';
import { didYouMean, isSlip, suggest, titleKey } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import { problemAtKey } from './graph-problem.ts';

/** One name of a byline: an author with a page, or a desk that is only named. */
export type Signature = { readonly author: Author } | { readonly desk: string };

/** Finds an author by id, else by name, in any language and spelling; nobody by a name that two have. */
export type FindAuthor = (typed: string) => Author | undefined;

const groupByName = (authors: readonly Author[]): ReadonlyMap<string, readonly Author[]> => {
  const groups = new Map<string, Author[]>();
  for (const author of authors) {
    for (const name of new Set(authorNames(author).map(titleKey)))
      groups.set(name, [...(groups.get(name) ?? []), author]);
  }
  return groups;
};

export const buildAuthorIndex = (authors: readonly Author[]): FindAuthor => {
  const byId = new Map(authors.map((author) => [author.id, author]));
  const byName = groupByName(authors);
  return (typed) => {
    const [author, ...others] = byName.get(titleKey(typed)) ?? [];
    return byId.get(typed) ?? (others.length > 0 ? undefined : author);
  };
};

export const toByline = (article: Article, findAuthor: FindAuthor): readonly Signature[] =>
  article.byline.map((typed) => {
    const author = findAuthor(typed);
    return author ? { author } : { desk: typed };
  });

/** An id is what a file may be called; anything else in a byline is a name. */
const looksLikeId = (typed: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed);

/** What joins two names in one text. */
const conjunction = /\s(?:and|und|et|y|e|ve|и|та|و|en)\s|[&+/|]/iu;

const findFault = (
  typed: string,
  authors: readonly Author[],
  byName: ReadonlyMap<string, readonly Author[]>,
): Pick<Problem, 'rule' | 'severity' | 'message' | 'hint'> | undefined => {
  const namesakes = byName.get(titleKey(typed)) ?? [];
  if (namesakes.length > 1) {
    return {
      rule: 'author/ambiguous',
      severity: 'error',
      message: `${String(namesakes.length)} authors are called "${typed}": ${namesakes.map(({ file }) => file).join(', ')}.`,
      hint: `Write the id of the one who is meant: ${namesakes.map(({ id }) => id).join(' or ')}.`,
    };
  }
  const rule = 'author/unknown';
  if (looksLikeId(typed)) {
    const near = didYouMean(
      typed,
      authors.map(({ id }) => id),
    );
    return {
      rule,
      severity: 'error',
      message: `There is no author "${typed}".${near}`,
      hint: `Write content/authors/${typed}.md, mend the name, or write a desk's name with capitals and spaces.`,
    };
  }
  const parts = typed.split(conjunction).map((part) => part.trim());
  if (parts.length > 1 && parts.some((part) => byName.has(titleKey(part)))) {
    return {
      rule,
      severity: 'warning',
      message: `"${typed}" is no author, but names ${parts.map((part) => `"${part}"`).join(' and ')}.`,
      hint: `Write them as a list: [${parts.join(', ')}].`,
    };
  }
  const near = authors.flatMap(authorNames).filter((name) => isSlip(name, typed));
  if (near.length === 0) return undefined;
  return {
    rule,
    severity: 'warning',
    message: `There is no author "${typed}".${suggest(near)}`,
    hint: 'Write the name as in the author’s file; as it is, it leads to no page.',
  };
};

/** The byline entries that look like an author's id or nearly like an author's name, and are no author. */
export const checkBylines = (
  articles: readonly Article[],
  authors: readonly Author[],
  findAuthor: FindAuthor,
): Problem[] => {
  const unknown = new Set(
    articles.flatMap(({ byline }) => byline.filter((each) => !findAuthor(each))),
  );
  const byName = groupByName(authors);
  const faults = new Map([...unknown].map((typed) => [typed, findFault(typed, authors, byName)]));
  return articles.flatMap((article) =>
    article.byline.flatMap((typed) => {
      const fault = faults.get(typed);
      return fault ? [problemAtKey(article, 'byline', fault)] : [];
    }),
  );
};
