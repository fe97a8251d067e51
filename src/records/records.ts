import type { Article } from './article.ts';
import type { Author } from './author.ts';
import type { LetterRecord } from './letter-record.ts';
import type { Page } from './page.ts';
import type { ContentRecord } from './read-record.ts';
import type { Thread } from './thread.ts';

/** Every record of a publication, each list sorted by file. */
export interface Records {
  readonly articles: readonly Article[];
  readonly authors: readonly Author[];
  readonly threads: readonly Thread[];
  readonly pages: readonly Page[];
  readonly letters: readonly LetterRecord[];
}

/** Records by kind, in the order that they come in. */
export const toRecords = (records: readonly ContentRecord[]): Records => ({
  articles: records.flatMap((record) => (record.type === 'articles' ? [record.value] : [])),
  authors: records.flatMap((record) => (record.type === 'authors' ? [record.value] : [])),
  threads: records.flatMap((record) => (record.type === 'threads' ? [record.value] : [])),
  pages: records.flatMap((record) => (record.type === 'pages' ? [record.value] : [])),
  letters: records.flatMap((record) => (record.type === 'letters' ? [record.value] : [])),
});
