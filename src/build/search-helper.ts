import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { languagePack, type Language } from '../i18n/languages.ts';
import { renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { readBytes } from '../records/find-content.ts';
import { help } from '../records/helper.ts';
import { openKeptHtml, unlessLost } from '../records/kept-records.ts';
import { readFolderSeal, sealFolder, type FolderSeal } from '../records/seal.ts';
import type { SearchFacts } from '../views/search-records.ts';
import { assembleIndex, type IndexSource } from './assemble-index.ts';
import { canMerge, findPages, type IndexFiles } from './pagefind-files.ts';
import { runPagefind, type SearchDocument } from './run-pagefind.ts';

/** An article that is to be found. */
interface SearchedArticle {
  /** Where its text is kept. */
  readonly key: string;
  /** Of all that the search says of it. */
  readonly digest: string;
  readonly facts: SearchFacts;
}

/** What is to be indexed, and where to. */
export interface SearchJob {
  readonly cache: string;
  readonly language: Language;
  /** The digest of all that an index depends on besides its articles. */
  readonly code: string;
  readonly articles: readonly SearchedArticle[];
  /** Is there only once it is whole. */
  readonly folder: string;
  /** Folders of indexes that may hold some of the articles already. */
  readonly before: readonly string[];
}

/** Beside the files of an index: what it was made of. The dot says that it is not to be published. */
const contentsFile = '.contents.json';

interface Contents {
  readonly code: string;
  /** The digests of its articles, by page. */
  readonly articles: readonly string[];
}

/** An index that was made before. */
interface Before extends Contents {
  readonly folder: string;
  readonly files: IndexFiles;
  readonly seal: FolderSeal;
}

const readContents = (folder: string): Contents | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, contentsFile), 'utf8')) as Contents;
  } catch {
    return undefined;
  }
};

/** `undefined` where the folder is not as it was sealed. */
const readBefore = async (folder: string): Promise<Pick<Before, 'files' | 'seal'> | undefined> => {
  const seal = await readFolderSeal(folder);
  if (!seal) return undefined;
  const files = new Map<string, Buffer>();
  for (const [file, digest] of seal) {
    const bytes = readBytes(join(folder, file));
    if (!bytes || hash('sha256', bytes) !== digest) return undefined;
    files.set(file, bytes);
  }
  return { files, seal };
};

/** The index that has most of the articles, of those that are whole and made by the same code. */
const findBefore = async ({ before, code, articles }: SearchJob): Promise<Before | undefined> => {
  const wanted = new Set(articles.map(({ digest }) => digest));
  const candidates = before
    .flatMap((folder) => {
      const contents = readContents(folder);
      const count = contents?.articles.filter((digest) => wanted.has(digest)).length ?? 0;
      return contents?.code === code && count > 0 ? [{ folder, contents, count }] : [];
    })
    .sort((a, b) => b.count - a.count);
  for (const { folder, contents } of candidates) {
    const found = await readBefore(folder);
    if (found) return { ...contents, folder, ...found };
  }
  return undefined;
};

const toDocuments = (
  { cache, language }: SearchJob,
  articles: readonly SearchedArticle[],
): SearchDocument[] | 'lost' =>
  unlessLost(openKeptHtml(cache), (read) =>
    articles.map(({ key, facts }) => ({
      url: facts.url,
      content: renderSearchDocument(facts, read(key), language),
    })),
  );

/** The articles that are not in the index from before are read by Pagefind; `lost` where the text of one is broken. */
const toSources = async (
  job: SearchJob,
  articles: readonly SearchedArticle[],
  before: Before | undefined,
): Promise<IndexSource[] | 'lost'> => {
  const numbers = new Map(articles.map(({ digest }, number) => [digest, number]));
  const pages = before?.articles.map((digest) => numbers.get(digest) ?? -1) ?? [];
  const known = new Set(pages);
  const fresh = articles.filter((_, number) => !known.has(number));
  const own = before ? [{ files: before.files, pages, isOwn: true }] : [];
  if (fresh.length === 0) return own;
  const documents = toDocuments(job, fresh);
  if (documents === 'lost') return 'lost';
  const files = await runPagefind(documents, languagePack(job.language).tag);
  if (before && !canMerge(before.files, files)) return toSources(job, articles, undefined);
  const urls = articles.map(({ facts }) => facts.url);
  return [...own, { files, pages: findPages(files, urls), isOwn: false }];
};

/** Where a file is the same as before, it is the same file on the disk. */
const writeFiles = (folder: string, files: IndexFiles, before: Before | undefined): FolderSeal => {
  for (const below of new Set([...files.keys()].map((file) => dirname(file))))
    mkdirSync(join(folder, below), { recursive: true });
  const seal = new Map<string, string>();
  for (const [file, bytes] of files) {
    const known = before?.files.get(file) === bytes ? before.seal.get(file) : undefined;
    if (!before || known === undefined) writeFileSync(join(folder, file), bytes);
    else linkOrCopy(join(before.folder, file), join(folder, file));
    seal.set(file, known ?? hash('sha256', bytes));
  }
  return seal;
};

/** Some disks know no links. */
const linkOrCopy = (from: string, to: string): void => {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
};

/**
 * Makes an index; `lost` where the cache was broken, which is mended then. All of it is done here, where nothing else is:
 * a build that draws pages comes to each small step only now and then.
 */
const makeIndex = async (job: SearchJob): Promise<'made' | 'lost'> => {
  const articles = job.articles.toSorted((a, b) => compareText(a.facts.url, b.facts.url));
  const before = await findBefore(job);
  const sources = await toSources(job, articles, before);
  if (sources === 'lost') return 'lost';
  const dates = articles.map(({ facts }) => facts.published);
  const index = assembleIndex(sources, dates);
  const contents: Contents = {
    code: job.code,
    articles: index.articles.map((number) => articles[number]?.digest ?? ''),
  };
  const files = new Map([...index.files, [contentsFile, Buffer.from(JSON.stringify(contents))]]);
  const unfinished = `${job.folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await sealFolder(unfinished, writeFiles(unfinished, files, before));
  await rm(job.folder, { recursive: true, force: true });
  await rename(unfinished, job.folder);
  return 'made';
};

help(makeIndex);
