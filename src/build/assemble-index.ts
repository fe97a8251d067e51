import { hash } from 'node:crypto';
import type { SearchDocument } from '../output/search-document.ts';
import { compareText } from '../records/compare-text.ts';
import { toCbor } from './cbor.ts';
import { toFieldToken, type Dictionary } from './dictionary.ts';
import { writeWords, type WordsPage } from './index-words.ts';
import { withoutSign } from './learn-tokens.ts';
import {
  entryFile,
  pack,
  type EntryLanguage,
  type Filter,
  type Fragment,
  type IndexFiles,
  type Meta,
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
const placesOfFile = 2500;

/** An article as it was read. */
export interface IndexedArticle extends Omit<SearchDocument, 'html'>, WordsPage {
  readonly anchors: SearchText['anchors'];
}

const toSorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

export const readArticle = (
  { html, url, published, ...document }: SearchDocument,
  { numberOf }: Dictionary,
): IndexedArticle => {
  const { tokens, weights, anchors } = readSearchText(html);
  const meta = toSorted(mapValues(document.meta, toShown));
  const filters = Object.entries(document.filters).filter(([, values]) => values.length > 0);
  return {
    ...{ url, published, meta, anchors },
    filters: toSorted(mapValues(Object.fromEntries(filters), (values) => values.map(toShown))),
    tokens: tokens.map(numberOf),
    weights,
    fields: Object.values(meta).map((value) =>
      toTokens(value).map((token) => numberOf(toFieldToken(token))),
    ),
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

const leastName = 5;

/** Short names for contents: as much of their digests as tells them apart. */
const toNames = (contents: readonly Buffer[]): string[] => {
  const digests = contents.map((bytes) => BigInt(`0x${hash('sha256', bytes)}`).toString(36));
  const different = new Set(digests).size;
  let length = leastName;
  while (new Set(digests.map((each) => each.slice(0, length))).size < different) length += 1;
  return digests.map((each) => each.slice(0, length));
};

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

/** A file that was compressed before, by its path and what is in it. */
export type FindPacked = (path: string, content: Buffer) => Buffer | undefined;

/**
 * Writes the index of articles, whose tokens are known. Pages are in the order of the articles' dates, by which they may
 * be sorted. The same articles give the same bytes, whatever else the dictionary knows.
 */
export const assembleIndex = (
  given: readonly IndexedArticle[],
  dictionary: Dictionary,
  tag: string,
  findPacked: FindPacked = () => undefined,
): IndexFiles => {
  const { tokenOf } = dictionary;
  const program = dictionary.program();
  // One without a word has no page.
  const articles = given
    .filter(({ tokens }) => tokens.some((number) => tokenOf(number).words.length > 0))
    .sort((a, b) => compareText(a.published, b.published) || compareText(a.url, b.url));
  const files = new Map(program.files);
  const languages: Record<string, EntryLanguage> = {};
  const finish = (): IndexFiles =>
    files.set(entryFile, Buffer.from(JSON.stringify({ ...program.entry, languages })));
  if (articles.length === 0) return finish();

  const add = (folder: string, ending: string, contents: readonly Buffer[]): string[] => {
    const names = toNames(contents);
    for (const [i, bytes] of contents.entries()) {
      const path = `${folder}${names[i] ?? ''}.${ending}`;
      files.set(path, findPacked(path, bytes) ?? pack(bytes));
    }
    return names;
  };
  const fragments = articles.map((article) => toFragment(article, dictionary));
  const ids = add(
    'fragment/',
    'pf_fragment',
    fragments.map((fragment) => Buffer.from(JSON.stringify(fragment))),
  );
  // Which fields there are is known of all pages, or of none.
  const fields = Object.keys(articles[0]?.meta ?? {});
  const wordFiles = writeWords(articles, dictionary, placesOfFile);
  const wordNames = add(
    'index/',
    'pf_index',
    wordFiles.map(({ bytes }) => bytes),
  );
  const filters = toFilters(articles);
  const filterNames = add('filter/', 'pf_filter', filters.map(toCbor));
  const meta: Meta = [
    program.entry.version,
    // Each page has a file of its own, and no group.
    ids.map((id, i) => [id, fragments[i]?.word_count ?? 0, '']),
    wordFiles.map(({ from, to }, i) => [from, to, wordNames[i] ?? '']),
    filters.map(([filter], i) => [filter, filterNames[i] ?? '']),
    [['date', [...ids.keys()]]],
    fields,
  ];
  const [name = ''] = add('pagefind.', 'pf_meta', [toCbor(meta)]);
  const wasm = program.entry.languages[tag]?.wasm ?? null;
  languages[tag] = { hash: name, wasm, page_count: ids.length };
  return finish();
};
