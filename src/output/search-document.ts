import { languagePack, type Language } from '../i18n/languages.ts';
import { toSearchText } from '../i18n/search-text.ts';
import type { SearchFacts } from '../views/search-records.ts';
import { escapeHtml } from './escape.ts';

/** One article as the search has it. */
export interface SearchDocument {
  readonly url: string;
  readonly published: string;
  /** Its words, which are not folded yet. */
  readonly html: string;
  /** What is known of it, by field; what it is found by is folded. */
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

const fillCaptions = (html: string, captions: SearchFacts['captions']): string =>
  html.replace(/<tl-image data-index="(\d+)"><\/tl-image>/g, (_, index: string) => {
    const caption = captions[Number(index)];
    return caption === undefined ? '' : `<p>${escapeHtml(caption)}</p>`;
  });

/** One article for the search. `html` is its text as it is kept, with the graph's markers in it: they are no words of it. */
export const toSearchDocument = (
  facts: SearchFacts,
  html: string,
  language: Language,
): SearchDocument => {
  const title = toSearchText(facts.title, languagePack(language).tag);
  return {
    url: facts.url,
    published: facts.published,
    html: `<p>${escapeHtml(facts.summary)}</p>${fillCaptions(html, facts.captions)}`,
    // The title is searched, the headline shown.
    meta: { day: facts.day, headline: facts.title, title },
    filters: facts.filters,
  };
};
