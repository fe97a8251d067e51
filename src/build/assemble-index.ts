import { hash } from 'node:crypto';
import { toSearchText } from '../i18n/search-text.ts';
import type { SearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { toCbor } from './cbor.ts';
import { toFieldToken, type Dictionary } from './dictionary.ts';
import { toArticleCode, toArticleNames, toFileNames, toSteps } from './index-names.ts';
import { writeWords, type WordsPage } from './index-words.ts';
import { withoutSign } from './learn-tokens.ts';
import {
  entryFile,
  pack,
  type EntryLanguage,
  type Filter,
  type Fragment,
  type YearList,
} from './pagefind-files.ts';
import { readSearchText, toShown, toTokens, type SearchText } from './search-text.ts';

/*
 * Pagefind says what it makes of each token, once (`dictionary.ts`); articles are read, and their index is written, here:
 * the same as Pagefind's own but for the names of files, their size, and the order of pages.
 */

/**
 * How many places of words one file of an index lists, at least. A reader of an archive asks each year for the file of
 * the word that is searched for, so that files of Pagefind's own size, 20,000, come to far more than they need be.
 */
const placesOfFile = 1700;

/** A text as it was read. */
export interface ReadText extends WordsPage {
  readonly anchors: SearchText['anchors'];
}

/** An article with its text. */
export interface IndexedArticle extends Omit<SearchDocument, 'html'>, ReadText {}

const toSorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

/** What a page is found by besides its text: of fields that hold the same words Pagefind takes one or the other, by chance. */
const searchedField = 'title';

const toShownMeta = (meta: SearchDocument['meta']): Record<string, string> =>
  toSorted(mapValues(meta, toShown));

export const readText = (
  { html, meta }: SearchDocument,
  { numberOf }: Dictionary,
  tag: string,
): ReadText => {
  const { tokens, ...text } = readSearchText(html, (words) => toSearchText(words, tag));
  const field = toTokens(toShown(meta[searchedField] ?? ''));
  return {
    ...text,
    tokens: tokens.map(numberOf),
    fields: [field.map((token) => numberOf(toFieldToken(token)))],
  };
};

export const toIndexedArticle = (
  { url, published, meta, filters }: SearchDocument,
  text: ReadText,
): IndexedArticle => {
  const some = Object.entries(filters).filter(([, values]) => values.length > 0);
  return {
    ...{ url, published, meta: toShownMeta(meta) },
    filters: toSorted(mapValues(Object.fromEntries(some), (values) => values.map(toShown))),
    ...text,
  };
};

/** What a browser asks for to show what it has found. */
const toFragment = (
  { url, meta, filters, tokens, anchors }: IndexedArticle,
  { tokenOf }: Dictionary,
): Fragment => {
  const texts: string[] = [];
  const locations: number[] = [];
  let count = 0;
  for (const number of tokens) {
    const { text, places } = tokenOf(number);
    texts.push(text);
    locations.push(count);
    count += places;
  }
  return {
    ...{ url, content: withoutSign(texts.join(' ')), word_count: count, filters, meta },
    anchors: anchors.map(({ element, id, text, at }) => ({
      ...{ element, id, text },
      location: locations[at] ?? count,
    })),
  };
};

/** A file of an index. */
export interface IndexFile {
  /** Of what is in it, before it is compressed. */
  readonly digest: string;
  readonly make: () => Buffer;
}

const byBytes = <Value>([a]: readonly [string, Value], [b]: readonly [string, Value]): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Every filter with its values, and the pages that each of these has. */
const toFilters = (articles: readonly IndexedArticle[]): Filter[] => {
  const filters = new Map<string, Map<string, number[]>>();
  for (const [page, article] of articles.entries())
    for (const [filter, values] of Object.entries(article.filters)) {
      const all = filters.get(filter) ?? new Map<string, number[]>();
      filters.set(filter, all);
      for (const value of values) {
        const pages = all.get(value) ?? [];
        all.set(value, pages);
        pages.push(page);
      }
    }
  return [...filters].sort(byBytes).map(([filter, values]) => [filter, [...values].sort(byBytes)]);
};

/**
 * Writes the index of articles, whose tokens are known, as files by path. Pages are in the order of the articles' dates,
 * by which they may be sorted. The same articles give the same bytes, whatever else the dictionary knows.
 */
export const assembleIndex = (
  given: readonly IndexedArticle[],
  dictionary: Dictionary,
  tag: string,
): ReadonlyMap<string, IndexFile> => {
  const { tokenOf } = dictionary;
  const { entry, program } = dictionary.program();
  // One without a word has no page.
  const articles = given
    .filter(({ tokens }) => tokens.some((number) => tokenOf(number).words.length > 0))
    .map((article) => ({ ...article, code: toArticleCode(article.published, article.url) }))
    .sort((a, b) => compareText(a.code, b.code));
  const files = new Map<string, IndexFile>();
  const addPlain = (path: string, bytes: Buffer): void => {
    files.set(path, { digest: hash('sha256', bytes), make: () => bytes });
  };
  const addPacked = (
    folder: string,
    ending: string,
    contents: readonly Buffer[],
    known?: readonly string[],
  ): readonly string[] => {
    const digests = contents.map((bytes) => hash('sha256', bytes));
    const names = known ?? toFileNames(digests);
    for (const [i, bytes] of contents.entries())
      files.set(`${folder}${names[i] ?? ''}.${ending}`, {
        digest: digests[i] ?? '',
        make: () => pack(bytes),
      });
    return names;
  };
  const languages: Record<string, EntryLanguage> = {};
  if (articles.length > 0) {
    const fragments = articles.map((article) => toFragment(article, dictionary));
    const fragmentFiles = fragments.map((fragment) => Buffer.from(JSON.stringify(fragment)));
    const ids = toArticleNames(articles.map(({ code }) => code));
    addPacked('fragment/', 'pf_fragment', fragmentFiles, ids);
    const words = writeWords(articles, dictionary, placesOfFile);
    const wordFiles = words.map(({ bytes }) => bytes);
    const wordNames = addPacked('index/', 'pf_index', wordFiles);
    const filters = toFilters(articles);
    const filterNames = addPacked('filter/', 'pf_filter', filters.map(toCbor));
    const list: YearList = [
      entry.version,
      toSteps(ids),
      fragments.map((fragment) => fragment.word_count),
      // Each range ends where the next begins.
      words.map(({ from }) => from),
      words.at(-1)?.to ?? '',
      wordNames,
      filters.map(([filter], i) => [filter, filterNames[i] ?? '']),
      [searchedField],
    ];
    const [name = ''] = addPacked('pagefind.', 'pf_meta', [toCbor(list)]);
    const wasm = entry.languages[tag]?.wasm ?? null;
    languages[tag] = { hash: name, wasm, page_count: ids.length };
  }
  for (const [path, bytes] of program) addPlain(path, bytes);
  addPlain(entryFile, Buffer.from(JSON.stringify({ ...entry, languages })));
  return files;
};
