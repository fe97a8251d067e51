import { languagePack, type Language } from '../i18n/languages.ts';
import { toSearchDocument } from '../output/search-document.ts';
import { help } from '../records/helper.ts';
import { openKeptHtml, unlessLost } from '../records/kept-records.ts';
import type { SearchFacts } from '../views/search-records.ts';
import {
  assembleIndex,
  readText,
  toIndexedArticle,
  type IndexedArticle,
  type ReadText,
} from './assemble-index.ts';
import { openDictionary, type Dictionary } from './dictionary.ts';
import { findBefore, takeTexts, writeIndex } from './index-folder.ts';

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
  /** The file of what Pagefind makes of tokens. */
  readonly dictionary: string;
  readonly articles: readonly SearchedArticle[];
  /** Is there only once it is whole. */
  readonly folder: string;
  /** Folders of indexes that may hold some of the files already. */
  readonly before: readonly string[];
}

/** By their files: a helper makes several indexes of a language in turn. */
const dictionaries = new Map<string, Dictionary>();

const dictionaryOf = ({ dictionary, language }: SearchJob): Dictionary => {
  const known =
    dictionaries.get(dictionary) ?? openDictionary(dictionary, languagePack(language).tag);
  dictionaries.set(dictionary, known);
  return known;
};

/** The articles with their texts; those that were not read before are read now. `lost` where a text is broken. */
const readArticles = (
  { cache, language, articles }: SearchJob,
  known: ReadonlyMap<string, ReadText>,
  dictionary: Dictionary,
): readonly IndexedArticle[] | 'lost' => {
  const { tag } = languagePack(language);
  const read = (html: (key: string) => string): IndexedArticle[] =>
    articles.map(({ key, digest, facts }) => {
      const text = known.get(digest);
      const document = toSearchDocument(facts, text ? '' : html(key), language);
      return toIndexedArticle(document, text ?? readText(document, dictionary, tag));
    });
  return articles.every(({ digest }) => known.has(digest))
    ? read(() => '')
    : unlessLost(openKeptHtml(cache), read);
};

/**
 * Makes an index; `lost` where the cache was broken, which is mended then. All of it is done here, where nothing else is:
 * a build that draws pages comes to each small step only now and then.
 */
const makeIndex = async (job: SearchJob): Promise<'made' | 'lost'> => {
  const dictionary = dictionaryOf(job);
  const wanted = new Set(job.articles.map(({ digest }) => digest));
  const before = await findBefore(job.before, job.code, wanted);
  const articles = readArticles(job, takeTexts(before, dictionary), dictionary);
  if (articles === 'lost') return 'lost';
  await dictionary.learn();
  const files = assembleIndex(articles, dictionary, languagePack(job.language).tag);
  const digests = job.articles.map(({ digest }) => digest);
  await writeIndex(
    job.folder,
    { code: job.code, digests, files, texts: articles },
    dictionary,
    before,
  );
  return 'made';
};

help(makeIndex);
