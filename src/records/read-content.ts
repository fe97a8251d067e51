import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Article, UnreadableArticle } from './article.ts';
import type { Author } from './author.ts';
import { compareText } from './compare-text.ts';
import type { LetterRecord } from './letter-record.ts';
import { mapInBatches } from './map-in-batches.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import { readRecord, type ContentRecord } from './read-record.ts';
import { readSource } from './read-source.ts';
import type { Thread } from './thread.ts';

/** Every record of a publication, each list sorted by file. */
export interface Records {
  readonly articles: readonly Article[];
  readonly authors: readonly Author[];
  readonly threads: readonly Thread[];
  readonly pages: readonly Page[];
  readonly letters: readonly LetterRecord[];
}

/** Endings that are not `.md` make no record; but a file that has one was meant to be read, and is told of. */
const isMarkdown = /\.(?:md|mdx|markdown)$/i;

/** What is not content: hidden files and folders, those whose name begins with `_`, and READMEs. */
const isNote = /(?:^|[\\/])(?:[_.]|README\.md$)/i;

/** The Markdown files below `content/`, relative to `root`, with forward slashes, sorted. */
export const findContentFiles = async (root: string): Promise<string[]> => {
  const entries = await readdir(join(root, 'content'), { recursive: true }).catch(
    (): string[] => [],
  );
  return entries
    .filter((name) => isMarkdown.test(name) && !isNote.test(name))
    .map((name) => `content/${name.split(sep).join('/')}`)
    .sort(compareText);
};

export const toRecords = (records: readonly ContentRecord[]): Records => ({
  articles: records.flatMap((record) => (record.type === 'articles' ? [record.value] : [])),
  authors: records.flatMap((record) => (record.type === 'authors' ? [record.value] : [])),
  threads: records.flatMap((record) => (record.type === 'threads' ? [record.value] : [])),
  pages: records.flatMap((record) => (record.type === 'pages' ? [record.value] : [])),
  letters: records.flatMap((record) => (record.type === 'letters' ? [record.value] : [])),
});

/** All content as it was read from the disk. */
export interface Content {
  readonly records: Records;
  /** The articles whose files hold a mistake that keeps them from being records. */
  readonly unreadable: readonly UnreadableArticle[];
  /** Of every single file; what only shows between files is the graph's to tell. */
  readonly problems: readonly Problem[];
}

/** Reads all content below `root`: the records that could be made, and the problems of every single file. */
export const readContent = async (root: string): Promise<Content> => {
  const files = await findContentFiles(root);
  const results = await mapInBatches(files, async (file) =>
    readRecord(root, file, await readSource(join(root, file), file)),
  );
  return {
    records: toRecords(results.flatMap(({ record }) => (record ? [record] : []))),
    unreadable: results.flatMap(({ unreadable }) => unreadable ?? []),
    problems: results.flatMap(({ problems }) => problems),
  };
};
