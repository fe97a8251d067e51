import { rename, rm } from 'node:fs/promises';
import { languagePack, type Language } from '../i18n/languages.ts';
import { renderSearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { openKeptHtml, unlessLost } from '../records/kept-records.ts';
import { sealFolder } from '../records/seal.ts';
import type { SearchFacts } from '../views/search-records.ts';
import { help } from '../records/helper.ts';
import { writeSearchIndex, type SearchDocument } from './write-search-index.ts';

/** What is to be indexed, and where to. */
export interface SearchJob {
  /** Where the text of each article is kept, under its key. */
  readonly cache: string;
  readonly language: Language;
  readonly articles: readonly { readonly key: string; readonly facts: SearchFacts }[];
  /** Is there only once it is whole. */
  readonly folder: string;
}

const toDocuments = ({ cache, language, articles }: SearchJob): SearchDocument[] | 'lost' =>
  unlessLost(openKeptHtml(cache), (read) =>
    articles
      .map(({ key, facts }) => ({
        url: facts.url,
        content: renderSearchDocument(facts, read(key), language),
      }))
      .sort((a, b) => compareText(a.url, b.url)),
  );

/**
 * Makes an index; `lost` where the cache was broken, which is mended then. All of it is done here, where nothing else is:
 * a build that draws pages comes to each small step only now and then.
 */
const makeIndex = async (job: SearchJob): Promise<'made' | 'lost'> => {
  const documents = toDocuments(job);
  if (documents === 'lost') return 'lost';
  const unfinished = `${job.folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await writeSearchIndex(documents, languagePack(job.language).tag, unfinished);
  await sealFolder(unfinished);
  await rm(job.folder, { recursive: true, force: true });
  await rename(unfinished, job.folder);
  return 'made';
};

help(makeIndex);
