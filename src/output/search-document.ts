import { languagePack, type Language } from '../i18n/languages.ts';
import { toSearchText } from '../i18n/search-text.ts';
import type { SearchFacts } from '../views/search-records.ts';
import { escapeHtml } from './escape.ts';

/** One article as the search has it. */
export interface SearchDocument {
  readonly url: string;
  readonly published: string;
  /** Folded: words to find it by. */
  readonly html: string;
  /** What is known of it, by field. */
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

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
 * One article for the search: folded words to find it by, and unfolded ones to show of it. `html` is its text as it is
 * kept, with the graph's markers in it: they are no words of this piece.
 */
export const toSearchDocument = (
  facts: SearchFacts,
  html: string,
  language: Language,
): SearchDocument => {
  const { tag } = languagePack(language);
  const standfirst = `<p>${escapeHtml(facts.summary)}</p>`;
  return {
    url: facts.url,
    published: facts.published,
    html: foldHtml(standfirst + fillCaptions(html, facts.captions), tag),
    // The title is searched, the headline shown.
    meta: { day: facts.day, headline: facts.title, title: toSearchText(facts.title, tag) },
    filters: facts.filters,
  };
};
