import type { Article } from '../records/article.ts';
import { authorNames, type Author } from '../records/author.ts';
import { didYouMean, isSlip, suggest, titleKey } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import { problemAtKey } from './graph-problem.ts';

/** One name of a byline: an author with a page, or a desk that is only named. */
export type Signature = { readonly author: Author } | { readonly desk: string };

/** Finds an author by id, else by name, in any language and spelling. */
export type FindAuthor = (typed: string) => Author | undefined;

export const buildAuthorIndex = (authors: readonly Author[]): FindAuthor => {
  const byId = new Map(authors.map((author) => [author.id, author]));
  const byName = new Map(
    authors
      .flatMap((author) => authorNames(author).map((name) => [titleKey(name), author] as const))
      // Where two share a name, the first has it: the last that is set counts.
      .reverse(),
  );
  return (typed) => byId.get(typed) ?? byName.get(titleKey(typed));
};

export const toByline = (article: Article, findAuthor: FindAuthor): readonly Signature[] =>
  article.byline.map((typed) => {
    const author = findAuthor(typed);
    return author ? { author } : { desk: typed };
  });

/** An id is what a file may be called; anything else in a byline is a name. */
const looksLikeId = (typed: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed);

const findFault = (
  typed: string,
  authors: readonly Author[],
): Pick<Problem, 'severity' | 'message' | 'hint'> | undefined => {
  if (looksLikeId(typed)) {
    const near = didYouMean(
      typed,
      authors.map(({ id }) => id),
    );
    return {
      severity: 'error',
      message: `There is no author "${typed}".${near}`,
      hint: `Write content/authors/${typed}.md, mend the name, or write a desk's name with capitals and spaces.`,
    };
  }
  const near = authors.flatMap(authorNames).filter((name) => isSlip(name, typed));
  if (near.length === 0) return undefined;
  return {
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
  const faults = new Map([...unknown].map((typed) => [typed, findFault(typed, authors)]));
  return articles.flatMap((article) =>
    article.byline.flatMap((typed) => {
      const fault = faults.get(typed);
      return fault ? [problemAtKey(article, 'byline', { rule: 'author/unknown', ...fault })] : [];
    }),
  );
};
