import { isLanguage } from '../../i18n/languages.ts';
import type { Article } from '../../records/article.ts';
import { didYouMean } from '../../records/fold.ts';
import { articleUrl, toRoutePath } from '../../records/urls.ts';
import { toMatchArticle } from '../arriving/match-article.ts';
import type { WaitingLetter } from '../waiting-letter.ts';
import type { Fault } from './workspace.ts';

/** What a letter that is published has to fit to. */
export interface Publication {
  readonly articles: readonly Article[];
  /** Every published letter's file, by its id. */
  readonly files: ReadonlyMap<string, string>;
}

/** The letters among the files of the content, by their ids: the last eight characters of their names. */
export const toLetterFiles = (contentFiles: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    contentFiles
      .filter((file) => file.startsWith('content/letters/'))
      .map((file) => [file.slice(-'7k2m9p4q.md'.length, -'.md'.length), file]),
  );

/**
 * The article that a letter is published under: the one that the editor names, else the one it was written about, by
 * its id or, where that was renamed since, by what it was called.
 */
export const findArticle = (
  { articles }: Publication,
  letter: WaitingLetter,
  named: string | undefined,
): Article | Fault => {
  const wanted = named ?? letter.article;
  const [code = '', year = '', slug = ''] = wanted.split('/');
  const language = isLanguage(code) ? code : 'en';
  const oldPath = isLanguage(code) ? [toRoutePath(articleUrl({ language, year, slug }))] : [];
  const found = toMatchArticle(articles)([wanted, ...oldPath], language);
  if (found) return found;
  const near = didYouMean(
    wanted,
    articles.map(({ id }) => id),
  );
  return {
    fault: `There is no article "${wanted}".${near}\n  Say which one the letter belongs to: letters approve ${letter.id} --article ID`,
  };
};
