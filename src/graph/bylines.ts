import type { Article } from '../records/article.ts';
import { authorNames, type Author } from '../records/author.ts';
import { didYouMean, titleKey } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import { problemAtKey } from './graph-problem.ts';

/** One name of a byline: an author with a page, or a desk that is only named. */
export type Signature = { readonly author: Author } | { readonly desk: string };

/** An id is what a file may be called; anything else in a byline is a name. */
const looksLikeId = (typed: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed);

export const findAuthor = (typed: string, authors: readonly Author[]): Author | undefined =>
  authors.find(({ id }) => id === typed) ??
  authors.find((author) => authorNames(author).some((name) => titleKey(name) === titleKey(typed)));

export const toByline = (article: Article, authors: readonly Author[]): readonly Signature[] =>
  article.byline.map((typed) => {
    const author = findAuthor(typed, authors);
    return author ? { author } : { desk: typed };
  });

/** The byline entries that look like an author's id or nearly like an author's name, and are no author. */
export const checkBylines = (articles: readonly Article[], authors: readonly Author[]): Problem[] =>
  articles.flatMap((article) =>
    article.byline.flatMap((typed) => {
      if (findAuthor(typed, authors) || !looksLikeId(typed)) return [];
      const near = didYouMean(
        typed,
        authors.map(({ id }) => id),
      );
      return [
        problemAtKey(article, 'byline', {
          rule: 'author/unknown',
          message: `There is no author "${typed}".${near}`,
          hint: `Write content/authors/${typed}.md, mend the name, or write a desk's name with capitals and spaces.`,
        }),
      ];
    }),
  );
