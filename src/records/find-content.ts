import { readFileSync, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { toCacheFolder } from '../support/cache-folder.ts';
import { compareText } from './compare-text.ts';
import { findFolderFault, readOwnFile } from '../support/read-within.ts';
import { findStrayLinks, toFileProblem } from './content-links.ts';
import { digestPipeline, toRecordKey } from './kept-records.ts';
import { findKeys } from './known-keys.ts';
import type { Problem } from './problem.ts';

/** Endings that are not `.md` make no record; but a file that has one was meant to be read, and is told of. */
const isMarkdown = /\.(?:md|mdx|markdown)$/i;

/** What is not content: hidden files and folders, those whose name begins with `_`, and READMEs. */
const isNote = /(?:^|[\\/])(?:[_.]|README\.md$)/i;

interface ContentList {
  readonly files: readonly string[];
  /** Everything else that lies there: pictures, notes. */
  readonly others: readonly string[];
  /** Of links that are not followed. */
  readonly problems: readonly Problem[];
}

const listContent = async (root: string): Promise<ContentList> => {
  const linked = findFolderFault(root, 'content');
  if (linked) return { files: [], others: [], problems: [toFileProblem(linked)] };
  const entries = await readdir(join(root, 'content'), {
    ...{ recursive: true, withFileTypes: true },
  }).catch((): Dirent[] => []);
  const found = entries.map((entry) => ({
    entry,
    file: relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
  }));
  const all = found.filter(({ file }) => !isNote.test(file.slice('content/'.length)));
  const strays = findStrayLinks(root, all);
  return {
    files: all
      .map(({ file }) => file)
      .filter((file) => isMarkdown.test(file) && !strays.has(file))
      .sort(compareText),
    others: found
      .filter(({ entry, file }) => !entry.isDirectory() && !isMarkdown.test(file))
      .map(({ file }) => file)
      .sort(compareText),
    problems: [...strays.values()],
  };
};

/** The Markdown files below `content/`, relative to `root`, with forward slashes, sorted; none by a link that leads out. */
export const findContentFiles = async (root: string): Promise<readonly string[]> =>
  (await listContent(root)).files;

/** All that content is read from, before any of it is. */
export interface FoundContent extends ContentList {
  /** By file, the address of its record; none of a file that cannot be opened. */
  readonly keys: ReadonlyMap<string, string>;
  readonly pipelineDigest: string;
}

/** Finds all content below `root`, and where the record of each file would be kept. */
export const findContent = async (root: string): Promise<FoundContent> => {
  const list = await listContent(root);
  const pipelineDigest = digestPipeline(root);
  const keys = findKeys(root, toCacheFolder(root), list.files, pipelineDigest, (file) => {
    const bytes = readOwnBytes(root, file);
    return bytes && toRecordKey(pipelineDigest, file, bytes);
  });
  return { ...list, keys, pipelineDigest };
};

/** `undefined` where a file of the content cannot be opened: reading it as a text tells why. */
export const readOwnBytes = (root: string, file: string): Buffer<ArrayBuffer> | undefined => {
  try {
    return readOwnFile(root, file);
  } catch {
    return undefined;
  }
};

/** `undefined` where a file cannot be opened. */
export const readBytes = (path: string): Buffer<ArrayBuffer> | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};
