import { fromSearchText } from '../i18n/search-text.ts';
import type { PagefindPassage, PagefindPiece } from './pagefind.ts';

/** Words in a row, found or not. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/** A passage of a piece below one of its headings. */
export interface Passage {
  readonly heading: string;
  readonly href: string;
  readonly excerpt: readonly Stretch[];
}

/** One piece among the results, as it is drawn. */
export interface SearchResult {
  readonly title: string;
  readonly href: string;
  readonly day: string;
  readonly kind: string;
  /** From the piece's beginning; empty where the words stand only below its headings. */
  readonly excerpt: readonly Stretch[];
  readonly passages: readonly Passage[];
}

/** How many passages of one piece are shown. */
const mostPassages = 3;

const references: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

const toText = (html: string): string =>
  fromSearchText(
    html.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (each) => references[each] ?? each),
  );

/** Reads an excerpt: whatever else than `<mark>` stands in it is text. One that breaks off says so. */
export const toStretches = (excerpt: string): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let found = false;
  for (const part of excerpt.split(/(<\/?mark>)/)) {
    if (part === '<mark>') found = true;
    else if (part === '</mark>') found = false;
    else if (part !== '') stretches.push({ text: toText(part), found });
  }
  const end = stretches.at(-1);
  if (end && /[\p{L}\p{N},;:،؛]$/u.test(end.text)) stretches.push({ text: ' …', found: false });
  return stretches;
};

const toPassage = ({ title, url, excerpt }: PagefindPassage): Passage => ({
  heading: fromSearchText(title),
  href: url,
  excerpt: toStretches(excerpt),
});

/** Picks what is shown of a piece. */
export const toResult = ({
  url,
  excerpt,
  meta,
  filters,
  sub_results: all,
}: PagefindPiece): SearchResult => {
  const beginning = all.find(({ anchor }) => anchor === undefined);
  const below = all.filter(({ anchor }) => anchor !== undefined).slice(0, mostPassages);
  return {
    title: meta['headline'] ?? url,
    href: url,
    day: meta['day'] ?? '',
    kind: filters.kind?.[0] ?? '',
    excerpt: toStretches(beginning?.excerpt ?? (below.length > 0 ? '' : excerpt)),
    passages: below.map(toPassage),
  };
};
