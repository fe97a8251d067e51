import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { languagePack, type Language } from '../i18n/languages.ts';
import { renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { readBytes } from '../records/find-content.ts';
import { help } from '../records/helper.ts';
import { openKeptHtml, unlessLost } from '../records/kept-records.ts';
import { readFolderSeal, sealFolder } from '../records/seal.ts';
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
  readonly files: IndexFiles;
}

const readContents = (folder: string): Contents | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, contentsFile), 'utf8')) as Contents;
  } catch {
    return undefined;
  }
};

/** `undefined` where the folder is not as it was sealed. */
const readBefore = async (folder: string): Promise<IndexFiles | undefined> => {
  const files = new Map<string, Buffer>();
  for (const [file, digest] of (await readFolderSeal(folder)) ?? []) {
    const bytes = readBytes(join(folder, file));
    if (!bytes || hash('sha256', bytes) !== digest) return undefined;
    files.set(file, Buffer.from(bytes));
  }
  return files.size > 0 ? files : undefined;
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
    const files = await readBefore(folder);
    if (files) return { ...contents, files };
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

/**
 * Makes an index; `lost` where the cache was broken, which is mended then. All of it is done here, where nothing else is:
 * a build that draws pages comes to each small step only now and then.
 */
const makeIndex = async (job: SearchJob): Promise<'made' | 'lost'> => {
  const articles = job.articles.toSorted((a, b) => compareText(a.facts.url, b.facts.url));
  const sources = await toSources(job, articles, await findBefore(job));
  if (sources === 'lost') return 'lost';
  const unfinished = `${job.folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const files = new Map(
    assembleIndex(
      sources,
      articles.map(({ facts }) => facts.published),
    ),
  );
  const contents: Contents = { code: job.code, articles: articles.map(({ digest }) => digest) };
  files.set(contentsFile, Buffer.from(JSON.stringify(contents)));
  for (const folder of new Set([...files.keys()].map((file) => dirname(file))))
    mkdirSync(join(unfinished, folder), { recursive: true });
  for (const [file, bytes] of files) writeFileSync(join(unfinished, file), bytes);
  await sealFolder(unfinished);
  await rm(job.folder, { recursive: true, force: true });
  await rename(unfinished, job.folder);
  return 'made';
};

help(makeIndex);
