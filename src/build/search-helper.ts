import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { languagePack, type Language } from '../i18n/languages.ts';
import { toSearchDocument } from '../output/search-document.ts';
import { readBytes } from '../records/find-content.ts';
import { help } from '../records/helper.ts';
import { openKeptHtml, unlessLost } from '../records/kept-records.ts';
import { readFolderSeal, sealFolder, type FolderSeal } from '../records/seal.ts';
import type { SearchFacts } from '../views/search-records.ts';
import { assembleIndex, readArticle, type FindPacked } from './assemble-index.ts';
import { openDictionary, type Dictionary } from './dictionary.ts';
import { unpack, type IndexFiles } from './pagefind-files.ts';

/** An article that is to be found. */
interface SearchedArticle {
  /** Where its text is kept. */
  readonly key: string;
  readonly facts: SearchFacts;
}

/** What is to be indexed, and where to. */
export interface SearchJob {
  readonly cache: string;
  readonly language: Language;
  /** The file of what Pagefind makes of tokens. */
  readonly dictionary: string;
  readonly articles: readonly SearchedArticle[];
  /** Is there only once it is whole. */
  readonly folder: string;
  /** Folders of indexes that may hold some of the files already. */
  readonly before: readonly string[];
}

/** A file of an index that was made before. */
interface KeptFile {
  readonly file: string;
  readonly digest: string;
}

/** The files of indexes from before, and where each lies that was asked for and found. */
const openKeptFiles = async (
  folders: readonly string[],
): Promise<{ find: FindPacked; found: ReadonlyMap<Buffer, KeptFile> }> => {
  const seals = await Promise.all(folders.map(readFolderSeal));
  const found = new Map<Buffer, KeptFile>();
  const find: FindPacked = (path, content) => {
    for (const [i, folder] of folders.entries()) {
      const digest = seals[i]?.get(path);
      const file = join(folder, path);
      const bytes = digest === undefined ? undefined : readBytes(file);
      if (digest === undefined || !bytes || hash('sha256', bytes) !== digest) continue;
      // Its name is short: it may stand for another content.
      if (!unpack(bytes).equals(content)) continue;
      found.set(bytes, { file, digest });
      return bytes;
    }
    return undefined;
  };
  return { find, found };
};

/** Some disks know no links. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};

/** Where a file is the same as before, it is the same file on the disk. */
const writeFiles = (
  folder: string,
  files: IndexFiles,
  found: ReadonlyMap<Buffer, KeptFile>,
): FolderSeal => {
  for (const below of new Set([...files.keys()].map((file) => dirname(file))))
    mkdirSync(join(folder, below), { recursive: true });
  const seal = new Map<string, string>();
  for (const [file, bytes] of files) {
    const kept = found.get(bytes);
    if (kept) linkOrCopy(kept.file, join(folder, file));
    else writeFileSync(join(folder, file), bytes);
    seal.set(file, kept?.digest ?? hash('sha256', bytes));
  }
  return seal;
};

/** By their files: a helper makes several indexes of a language in turn. */
const dictionaries = new Map<string, Dictionary>();

const dictionaryOf = ({ dictionary, language }: SearchJob): Dictionary => {
  const known =
    dictionaries.get(dictionary) ?? openDictionary(dictionary, languagePack(language).tag);
  dictionaries.set(dictionary, known);
  return known;
};

/**
 * Makes an index; `lost` where the cache was broken, which is mended then. All of it is done here, where nothing else is:
 * a build that draws pages comes to each small step only now and then.
 */
const makeIndex = async (job: SearchJob): Promise<'made' | 'lost'> => {
  const dictionary = dictionaryOf(job);
  const articles = unlessLost(openKeptHtml(job.cache), (read) =>
    job.articles.map(({ key, facts }) =>
      readArticle(toSearchDocument(facts, read(key), job.language), dictionary),
    ),
  );
  if (articles === 'lost') return 'lost';
  await dictionary.learn();
  const kept = await openKeptFiles(job.before);
  const { tag } = languagePack(job.language);
  const files = assembleIndex(articles, dictionary, tag, kept.find);
  const unfinished = `${job.folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await sealFolder(unfinished, writeFiles(unfinished, files, kept.found));
  await rm(job.folder, { recursive: true, force: true });
  await rename(unfinished, job.folder);
  return 'made';
};

help(makeIndex);
