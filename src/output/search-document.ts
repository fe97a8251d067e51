import { languagePack, type Language } from '../i18n/languages.ts';
import { toSearchText } from '../i18n/search-text.ts';
import type { SearchFacts } from '../views/search-records.ts';
import { escapeHtml } from './escape.ts';

/** A tag, whatever its attributes hold; a character reference; or a stretch of words. */
const pieces = /<(?:"[^"]*"|'[^']*'|[^'">])*>|&#?\w+;|[^<&]+|[<&]/g;

/** HTML with its words folded. Tags stay as they are: headings are linked by their ids. */
const foldHtml = (html: string, tag: string): string =>
  html.replace(pieces, (piece) => (/^[<&]/.test(piece) ? piece : toSearchText(piece, tag)));

const fillCaptions = (html: string, captions: SearchFacts['captions']): string =>
  html.replace(/<tl-image data-index="(\d+)"><\/tl-image>/g, (_, index: string) => {
    const caption = captions[Number(index)];
    return caption === undefined ? '' : `<p>${escapeHtml(caption)}</p>`;
  });

/**
 * One article as Pagefind reads it: folded words to find it by, and unfolded ones to show of it. `html` is its text as
 * it is kept, with the graph's markers in it: they are no words of this piece.
 */
export const renderSearchDocument = (
  facts: SearchFacts,
  html: string,
  language: Language,
): string => {
  const { tag } = languagePack(language);
  const meta = (attribute: string, value: string): string =>
    `<meta data-pagefind-${attribute}[content]" content="${escapeHtml(value)}">`;
  const head = [
    // The first is searched, the second shown.
    meta('meta="title', toSearchText(facts.title, tag)),
    meta('meta="headline', facts.title),
    meta('meta="day', facts.day),
    ...Object.entries(facts.filters).flatMap(([key, values]) =>
      values.map((value) => meta(`filter="${key}`, value)),
    ),
  ].join('');
  const standfirst = `<p>${escapeHtml(facts.summary)}</p>`;
  const text = foldHtml(standfirst + fillCaptions(html, facts.captions), tag);
  return `<!doctype html><html lang="${tag}"><head>${head}</head><body data-pagefind-body>${text}</body></html>`;
};

/** What stands in a text, but is not of it: other pieces, the signs of footnotes, readings beside characters. */
export const notSearched: readonly string[] = [
  'tl-read-more',
  '[data-footnote-ref]',
  '[data-footnote-backref]',
  'rt',
  'rp',
];
