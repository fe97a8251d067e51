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
import { findBefore, openBefore, takeTexts, writeIndex } from './index-folder.ts';

/** An article that is to be found. */
interface SearchedArticle {
  /** Where its text is kept. */
  readonly key: string;
  /** Of all that the search says of it. */
  readonly digest: string;
  readonly facts: SearchFacts;
}

/** What indexes of a language have in common. */
interface OfLanguage {
  readonly language: Language;
  /** The digest of all that an index depends on besides its articles. */
  readonly code: string;
  /** The file of what Pagefind makes of tokens. */
  readonly dictionary: string;
}

/** An index that will likely be asked for with another article in it. */
export interface AheadJob extends OfLanguage {
  readonly type: 'ahead';
  readonly folder: string;
}

/** What is to be indexed, and where to. */
export interface SearchJob extends OfLanguage {
  readonly type: 'make';
  readonly cache: string;
  readonly articles: readonly SearchedArticle[];
  /** Is there only once it is whole. */
  readonly folder: string;
  /** Folders of indexes that may hold some of the files already. */
  readonly before: readonly string[];
}

/** By their files: a helper makes several indexes of a language in turn. */
const dictionaries = new Map<string, Dictionary>();

const dictionaryOf = ({ dictionary, language }: OfLanguage): Dictionary => {
  const known =
    dictionaries.get(dictionary) ?? openDictionary(dictionary, languagePack(language).tag);
  dictionaries.set(dictionary, known);
  return known;
};

/** By the folders of indexes, what was read of them ahead. */
const ahead = new Map<string, ReturnType<typeof takeTexts>>();

const readAhead = async (job: AheadJob): Promise<void> => {
  const before = await openBefore(job.folder, job.code);
  if (before) ahead.set(job.folder, takeTexts(before, dictionaryOf(job)));
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
  const known = ahead.get(before?.folder ?? '') ?? takeTexts(before, dictionary);
  const articles = readArticles(job, known, dictionary);
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

/** What is read ahead is as good as not read where that fails. */
help((job: SearchJob | AheadJob) =>
  job.type === 'make' ? makeIndex(job) : readAhead(job).catch(() => undefined),
);
