import type { Article } from '../records/article.ts';
import type { Place } from '../records/front-matter.ts';
import type { Problem } from '../records/problem.ts';

/** A problem at one of an article's front-matter keys. */
export const problemAtKey = (
  article: Pick<Article, 'file' | 'places'>,
  key: string,
  {
    severity = 'error',
    ...rest
  }: Pick<Problem, 'rule' | 'message' | 'hint'> & { severity?: Problem['severity'] },
): Problem => ({ file: article.file, ...(article.places[key] ?? top), severity, ...rest });

/** A problem at a place of a file's text. */
export const problemAt = (
  file: string,
  { line, column }: Place,
  {
    severity = 'error',
    ...rest
  }: Pick<Problem, 'rule' | 'message' | 'hint'> & { severity?: Problem['severity'] },
): Problem => ({ file, line, column, severity, ...rest });

const top: Place = { line: 1, column: 1 };
