import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBytes } from '../records/find-content.ts';
import {
  readFolderChecksums,
  writeFolderChecksums,
  type FolderChecksums,
} from '../support/checksum.ts';
import { linkOrCopy, makeFolder } from '../support/whole-file.mjs';
import { makeWholeFolder } from '../support/whole-folder.ts';
import type { IndexFile, ReadText } from './assemble-index.ts';
import type { Dictionary } from './dictionary.ts';
import type { KeptTokens } from './kept-tokens.ts';

/*
 * The folder that an index is kept in. What it was made of lies beside its files, so that an edition with one article
 * more reads that one alone, and writes only those files that are others.
 */

/** Beside the files of an index: what it was made of. The dot says that it is not to be published. */
const contentsFile = '.contents.json';

interface Contents {
  readonly code: string;
  /** Of each file, the digest of what is in it. */
  readonly files: Readonly<Record<string, string>>;
  /** The digests of its articles. */
  readonly articles: readonly string[];
}

/** Beside it: the texts as they were read, in the order of `articles`. */
const textsFile = '.texts.json';

interface Texts {
  readonly tokens: KeptTokens;
  /** Tokens by their place in `tokens`. */
  readonly texts: readonly ReadText[];
}

/** An index that was made before. */
export interface Before extends Contents {
  readonly folder: string;
  readonly seal: FolderChecksums;
}

/** `undefined` where it is not as it was sealed. */
const readSealedFile = (
  folder: string,
  seal: FolderChecksums,
  path: string,
): Buffer | undefined => {
  const bytes = readBytes(join(folder, path));
  return bytes && hash('sha256', bytes) === seal.get(path) ? bytes : undefined;
};

/** The index in a folder, where it was made by the same code. */
export const openBefore = async (folder: string, code: string): Promise<Before | undefined> => {
  const seal = await readFolderChecksums(folder);
  const bytes = seal && readSealedFile(folder, seal, contentsFile);
  if (!bytes) return undefined;
  const contents = JSON.parse(bytes.toString()) as Contents;
  // Other code may have kept something else.
  return contents.code === code ? { ...contents, folder, seal } : undefined;
};

/** The index that has most of the articles, by their digests, of those that were made by the same code. */
export const findBefore = async (
  folders: readonly string[],
  code: string,
  articles: ReadonlySet<string>,
): Promise<Before | undefined> => {
  let [best, most]: [Before | undefined, number] = [undefined, 0];
  for (const folder of folders) {
    const before = await openBefore(folder, code);
    const count = before?.articles.filter((digest) => articles.has(digest)).length ?? 0;
    if (count > most) [best, most] = [before, count];
  }
  return best;
};

const renumber = (text: ReadText, toNumber: (number: number) => number): ReadText => ({
  ...text,
  tokens: text.tokens.map(toNumber),
  fields: text.fields.map((field) => field.map(toNumber)),
});

/** By the digests of their articles, the texts that were read before. */
export const takeTexts = (
  before: Before | undefined,
  dictionary: Dictionary,
): ReadonlyMap<string, ReadText> => {
  const bytes = before && readSealedFile(before.folder, before.seal, textsFile);
  if (!bytes) return new Map();
  const { tokens, texts } = JSON.parse(bytes.toString()) as Texts;
  const numbers = dictionary.take(tokens);
  const toNumber = (number: number): number => numbers[number] ?? -1;
  return new Map(texts.map((text, i) => [before.articles[i] ?? '', renumber(text, toNumber)]));
};

const toTexts = (articles: readonly ReadText[], dictionary: Dictionary): Texts => {
  const places = new Map<number, number>();
  const toPlace = (number: number): number => {
    const place = places.get(number) ?? places.size;
    places.set(number, place);
    return place;
  };
  const texts = articles.map(({ tokens, weights, anchors, fields }) =>
    renumber({ tokens, weights, anchors, fields }, toPlace),
  );
  return { tokens: dictionary.keep([...places.keys()]), texts };
};

/** Where a file is the same as before, it is the same file on the disk. Answers the digest of what was written. */
const writeFile = (
  folder: string,
  path: string,
  { digest, make }: IndexFile,
  before: Before | undefined,
): string => {
  if (before?.files[path] === digest && readSealedFile(before.folder, before.seal, path)) {
    linkOrCopy(join(before.folder, path), join(folder, path));
    return before.seal.get(path) ?? '';
  }
  const bytes = make();
  writeFileSync(join(folder, path), bytes);
  return hash('sha256', bytes);
};

/** An index that was made. */
interface MadeIndex {
  readonly code: string;
  readonly files: ReadonlyMap<string, IndexFile>;
  /** The digests of its articles. */
  readonly digests: readonly string[];
  /** In the same order. */
  readonly texts: readonly ReadText[];
}

/** Writes the folder of an index, which is there only once it is whole. */
export const writeIndex = async (
  folder: string,
  { code, files, digests, texts }: MadeIndex,
  dictionary: Dictionary,
  before: Before | undefined,
): Promise<void> => {
  const contents: Contents = {
    code,
    files: Object.fromEntries([...files].map(([path, { digest }]) => [path, digest])),
    articles: digests,
  };
  const toFile = (value: Contents | Texts): IndexFile => ({
    digest: '',
    make: () => Buffer.from(JSON.stringify(value)),
  });
  const all = new Map([
    ...files,
    [contentsFile, toFile(contents)],
    [textsFile, toFile(toTexts(texts, dictionary))],
  ]);
  await makeWholeFolder(folder, async (unfinished) => {
    for (const below of new Set([...all.keys()].map((file) => dirname(file))))
      makeFolder(join(unfinished, below));
    const seal = new Map<string, string>();
    for (const [path, file] of all) seal.set(path, writeFile(unfinished, path, file, before));
    await writeFolderChecksums(unfinished, seal);
  });
};
