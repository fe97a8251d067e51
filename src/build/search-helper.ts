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
import { assembleIndex, readArticle, type IndexFile } from './assemble-index.ts';
import { openDictionary, type Dictionary } from './dictionary.ts';

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

/** Beside the files of an index: the digest of what is in each. The dot says that it is not to be published. */
const contentsFile = '.contents.json';

/** An index that was made before. */
interface Before {
  readonly folder: string;
  readonly contents: Readonly<Record<string, string>>;
  readonly seal: FolderSeal;
}

const readBefore = async (folder: string): Promise<Before[]> => {
  const seal = await readFolderSeal(folder);
  const bytes = readBytes(join(folder, contentsFile));
  return seal && bytes && hash('sha256', bytes) === seal.get(contentsFile)
    ? [{ folder, seal, contents: JSON.parse(bytes.toString()) as Before['contents'] }]
    : [];
};

/** Some disks know no links. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};

/** Where a file is the same as before, it is the same file on the disk. Answers the digest of what was written. */
const writeFile = (
  folder: string,
  path: string,
  { digest, make }: IndexFile,
  before: readonly Before[],
): string => {
  for (const { folder: from, contents, seal } of before) {
    if (contents[path] !== digest) continue;
    const file = join(from, path);
    const bytes = readBytes(file);
    const found = bytes && hash('sha256', bytes);
    if (found === undefined || found !== seal.get(path)) continue;
    linkOrCopy(file, join(folder, path));
    return found;
  }
  const bytes = make();
  writeFileSync(join(folder, path), bytes);
  return hash('sha256', bytes);
};

const writeIndex = (
  folder: string,
  index: ReadonlyMap<string, IndexFile>,
  before: readonly Before[],
): FolderSeal => {
  for (const below of new Set([...index.keys()].map((file) => dirname(file))))
    mkdirSync(join(folder, below), { recursive: true });
  const contents = Object.fromEntries([...index].map(([path, { digest }]) => [path, digest]));
  const bytes = Buffer.from(JSON.stringify(contents));
  writeFileSync(join(folder, contentsFile), bytes);
  const seal = [...index].map(
    ([path, file]) => [path, writeFile(folder, path, file, before)] as const,
  );
  return new Map([...seal, [contentsFile, hash('sha256', bytes)]]);
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
  const { tag } = languagePack(job.language);
  const articles = unlessLost(openKeptHtml(job.cache), (read) =>
    job.articles.map(({ key, facts }) =>
      readArticle(toSearchDocument(facts, read(key), job.language), dictionary, tag),
    ),
  );
  if (articles === 'lost') return 'lost';
  await dictionary.learn();
  const before = await Promise.all(job.before.map(readBefore));
  const index = assembleIndex(articles, dictionary, tag);
  const unfinished = `${job.folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await sealFolder(unfinished, writeIndex(unfinished, index, before.flat()));
  await rm(job.folder, { recursive: true, force: true });
  await rename(unfinished, job.folder);
  return 'made';
};

help(makeIndex);
