/** A letter as some other way brought it: nothing in it has been checked. */
export interface ArrivedLetter {
  /** What it came in. */
  readonly source: 'mail' | 'json' | 'csv' | 'wordpress';
  /** The same for the same letter whenever it is brought: it gets into the inbox once. */
  readonly key: string;
  /** The `key` of the letter that it answers, or a published letter's id. */
  readonly replyTo: string | undefined;
  /** All that may tell which article it is about: ids, addresses, slugs, titles, the best first. */
  readonly about: readonly string[];
  /** A code such as `en`, where it says one. */
  readonly language: string | undefined;
  readonly name: string;
  readonly email: string;
  readonly text: string;
  /** Where the text has markup. */
  readonly format?: 'markdown';
  /** ISO 8601, where it says so. */
  readonly date: string | undefined;
  /** Where it was judged before. */
  readonly verdict: 'approved' | 'spam' | undefined;
}

/** What a file of letters holds, and what of it is no letter, in words for people. */
export interface Arrival {
  readonly letters: readonly ArrivedLetter[];
  readonly left: readonly string[];
}

/** A date in any form that the platform reads, as ISO 8601; without a zone it is UTC. */
export const toIsoDate = (text: string | undefined): string | undefined => {
  if (text === undefined || text.trim() === '') return undefined;
  const plain = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/.exec(text.trim());
  const date = new Date(plain ? `${plain[1] ?? ''}T${plain[2] ?? ''}Z` : text);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};
