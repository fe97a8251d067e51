/** An article as the list of titles holds it. */
export interface TitleEntry {
  /** Its address from the root of the host, percent-encoded. */
  readonly path: string;
  readonly title: string;
}

/** How many articles are shown, and how much of an address has to be found in one for it to be shown. */
const most = 3;
const leastShare = 0.5;

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Spelling variants folded: case, accents, Arabic forms of Persian letters, joiners, foreign digits. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u200c\u200d\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک');

/** What can be found in a text: its words, without the endings of files. */
const toWords = (text: string): string[] =>
  fold(text)
    .replace(/\.(?:html?|php|aspx?)$/, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many letters have to be typed anew to make one word of the other, counted up to `limit`. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit + 1;
};

/** From 1, the same, to 0, nothing alike: a slip in every four letters is forgiven, and so is a word cut short. */
const likeness = (typed: string, word: string): number => {
  if (typed === word) return 1;
  if (/\d/.test(typed)) return 0;
  if (typed.length > 3 && word.startsWith(typed)) return 0.8;
  const slips = Math.floor(Math.max(typed.length, word.length) / 4);
  const found = distance(typed, word, slips);
  return found <= slips ? 1 - found / Math.max(typed.length, word.length) : 0;
};

/** A typed word with what it is worth: a long one says more than a short one, and a year next to nothing. */
const toTyped = (word: string) => {
  const known = new Map<string, number>();
  return {
    weight: /^\d+$/.test(word) ? 0.5 : word.length,
    /** Titles share most of their words: each is compared once. */
    likenessTo: (other: string): number => {
      const found = known.get(other) ?? likeness(word, other);
      known.set(other, found);
      return found;
    },
  };
};

type Typed = ReturnType<typeof toTyped>;

/** How much of what was typed is found in an article: from 0, nothing, to 1, every word. */
const score = (typed: readonly Typed[], { path, title }: TitleEntry): number => {
  const words = toWords(`${decode(path)} ${title}`);
  const total = typed.reduce((sum, { weight }) => sum + weight, 0);
  const found = typed.reduce(
    (sum, { weight, likenessTo }) => sum + weight * Math.max(0, ...words.map(likenessTo)),
    0,
  );
  return total === 0 ? 0 : found / total;
};

/**
 * The articles that a mistyped address may have meant, the likeliest first; none where too little fits.
 * `path` is the address's path, `home` the path that the language's addresses begin with.
 */
export const findLikelyArticles = (
  path: string,
  home: string,
  entries: readonly TitleEntry[],
): TitleEntry[] => {
  const words = toWords(decode(path.startsWith(home) ? path.slice(home.length) : path));
  if (words.every((word) => /^\d+$/.test(word))) return [];
  const typed = words.map(toTyped);
  return entries
    .map((entry) => ({ entry, score: score(typed, entry) }))
    .filter((each) => each.score >= leastShare)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry }) => entry);
};
