import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assembleIndex, readText, toIndexedArticle } from '../../src/build/assemble-index.ts';
import { openDictionary, type Dictionary } from '../../src/build/dictionary.ts';
import { toArticleCode } from '../../src/build/index-names.ts';
import {
  pack,
  takeApart,
  unpack,
  type IndexFiles,
  type IndexParts,
} from '../../src/build/pagefind-files.ts';
import { toCbor } from '../../src/build/cbor.ts';
import { readYearList } from '../../src/client/joined-index.ts';
import { compareText } from '../../src/records/compare-text.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { foldLatin } from '../../src/i18n/fold-letters.ts';
import type { Language } from '../../src/i18n/languages.ts';
import { toSearchText } from '../../src/i18n/search-text.ts';
import { escapeHtml } from '../../src/output/escape.ts';
import { toSearchDocument, type SearchDocument } from '../../src/output/search-document.ts';
import { openKeptRecords } from '../../src/records/kept-records.ts';
import { readContent } from '../../src/records/read-content.ts';
import { toSearchShards } from '../../src/views/search-records.ts';

/** What the search has of a project's articles. */
export const readDocuments = async (
  root: string,
): Promise<Readonly<Record<Language, readonly SearchDocument[]>>> => {
  const kept = openKeptRecords(await mkdtemp(join(tmpdir(), 'throughline-')));
  const { records } = await readContent(root, kept);
  const { graph } = buildGraph(records, { now: Date.UTC(2026, 0, 1), publicFiles: [] });
  const articles = new Map(graph.articles.map((article) => [article.file, article]));
  const read = (language: Language): SearchDocument[] =>
    toSearchShards(graph, language)
      .flatMap((shard) => shard.records)
      .map(({ file, facts }) =>
        toSearchDocument(facts, articles.get(file)?.body.html ?? '', language),
      );
  const documents = { en: read('en'), fa: read('fa') };
  kept.close();
  return documents;
};

/** What stands in a text, but is not of it: Pagefind is told of it here, and `search-text.ts` passes it by itself. */
const excludeSelectors = [
  ...['tl-read-more', '[data-footnote-ref]', '[data-footnote-backref]', 'rt', 'rp'],
];

/** A tag, whatever its attributes hold; a character reference; or a stretch of words. */
const pieces = /<(?:"[^"]*"|'[^']*'|[^'">])*>|&#?\w+;|[^<&]+|[<&]/g;

/** HTML with its words folded. */
const foldHtml = (html: string, tag: string): string =>
  html.replace(pieces, (piece) => (/^[<&]/.test(piece) ? piece : toSearchText(piece, tag)));

/**
 * A document as Pagefind reads it: with all letters folded, since it has no others for what is shown, and only with what it
 * is found by.
 */
const toPage = ({ published, html, meta, filters }: SearchDocument, tag: string): string => {
  const say = (attribute: string, value: string): string =>
    `<meta data-pagefind-${attribute}[content]" content="${escapeHtml(value)}">`;
  const head = [
    say('sort="date', published),
    say('meta="title', meta['title'] ?? ''),
    ...Object.entries(filters).flatMap(([key, values]) =>
      values.map((value) => say(`filter="${key}`, value)),
    ),
  ].join('');
  return foldLatin(
    `<!doctype html><html lang="${tag}"><head>${head}</head><body data-pagefind-body>${foldHtml(html, tag)}</body></html>`,
  );
};

const toCode = ({ published, url }: SearchDocument): string => toArticleCode(published, url);

/** In the order of pages. */
const toSorted = (documents: readonly SearchDocument[]): SearchDocument[] =>
  documents.toSorted((a, b) => compareText(toCode(a), toCode(b)));

/** Pagefind's own index of documents. */
export const runPagefind = async (
  documents: readonly SearchDocument[],
  tag = 'en',
): Promise<IndexFiles> => {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = '1000000';
  const { createIndex } = await import('pagefind');
  const { index } = await createIndex({ forceLanguage: tag, excludeSelectors });
  if (!index) throw new Error('Pagefind did not make an index.');
  for (const document of toSorted(documents))
    await index.addHTMLFile({ url: document.url, content: toPage(document, tag) });
  const { files } = await index.getFiles();
  await index.deleteIndex();
  return new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
};

/** A dictionary that knows nothing; its file is there once it has learnt. */
export const openNewDictionary = (tag = 'en'): Dictionary =>
  openDictionary(join(tmpdir(), `throughline-words-${randomUUID()}`, tag), tag);

/** The index of documents as the build makes it. */
export const makeIndex = async (
  documents: readonly SearchDocument[],
  tag = 'en',
  dictionary = openNewDictionary(tag),
): Promise<IndexFiles> => {
  const articles = documents.map((document) =>
    toIndexedArticle(document, readText(document, dictionary, tag)),
  );
  await dictionary.learn();
  const files = assembleIndex(articles, dictionary, tag);
  return new Map([...files].map(([path, { make }]) => [path, make()]));
};

/** An index of ours, taken apart: its list is read as the search page reads it. */
export const takeOursApart = (files: IndexFiles): IndexParts | undefined => {
  const toFile = ([path, bytes]: [string, Buffer]): [string, Buffer] => {
    if (!path.endsWith('.pf_meta')) return [path, bytes];
    const { version, ids, words, from, last, names, filters, fields } = readYearList(unpack(bytes));
    const pages = ids.map((id, i) => [id, words[i] ?? 0, '']);
    const wordFiles = names.map((name, i) => [from[i] ?? '', from[i + 1] ?? last, name]);
    return [path, pack(toCbor([version, pages, wordFiles, filters, [], fields]))];
  };
  return takeApart(new Map([...files].map(toFile)));
};

const foldAll = <Value>(value: Value): Value =>
  JSON.parse(foldLatin(JSON.stringify(value))) as Value;

/**
 * All that an index says, letters folded, but for what is only shown, and the names of its files, by which those of ours are
 * sorted.
 */
export const toFacts = (parts: IndexParts | undefined) => {
  if (!parts) return undefined;
  const [version, pages, , , , fields] = parts.meta;
  const fragments = parts.fragments.map(({ meta, ...fragment }) => ({
    ...{ ...fragment, title: meta['title'] ?? '' },
  }));
  return {
    ...{ version, fields, ...foldAll({ fragments, filters: parts.filters }) },
    counts: pages.map(([, count, group]) => [count, group]),
    // Pagefind lists forms in any order.
    words: parts.words.map(([word, entries, forms]) => [
      ...[word, entries],
      forms.toSorted(([a], [b]) => compareText(a, b)),
    ]),
  };
};

export const writeIndex = async (files: IndexFiles, folder: string): Promise<void> => {
  for (const [file, bytes] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
  }
};
