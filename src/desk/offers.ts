import type { Language } from '../i18n/languages.ts';
import { authorName } from '../records/author.ts';
import { compareText } from '../records/compare-text.ts';
import { foldText } from '../records/fold.ts';
import type { Records } from '../records/records.ts';

/** Something that an article may name, as it is typed and as it is called. */
export interface Offer {
  readonly value: string;
  readonly label: string;
  /** How many articles of the language name it already. */
  readonly uses: number;
}

/** What a new article of a language can choose from: the likeliest first. */
export interface Offers {
  readonly threads: readonly Offer[];
  readonly authors: readonly Offer[];
  readonly tags: readonly Offer[];
}

/** Whether a name stands in a title, whatever its spelling: `The Lachin corridor` in "Lachin corridor closed". */
const isNamedIn = (title: string): ((name: string) => boolean) => {
  const words = new Set(foldText(title).split(' '));
  return (name) => {
    const own = foldText(name)
      .split(' ')
      .filter((word) => word.length > 3);
    return own.length > 0 && own.every((word) => words.has(word));
  };
};

const count = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** What there is, with what the title names first, then what is used most. */
export const toOffers = (
  { articles, authors, threads }: Pick<Records, 'articles' | 'authors' | 'threads'>,
  language: Language,
  title: string,
): Offers => {
  const own = articles.filter((article) => article.language === language);
  const isNamed = isNamedIn(title);
  const sort = (offers: readonly Offer[]): Offer[] =>
    offers.toSorted(
      (a, b) =>
        Number(isNamed(b.label)) - Number(isNamed(a.label)) ||
        b.uses - a.uses ||
        compareText(a.label, b.label),
    );
  const threadUses = count(own.flatMap(({ thread }) => thread ?? []));
  const bylineUses = count(own.flatMap(({ byline }) => byline));
  const tagUses = count(own.flatMap(({ tags }) => tags));
  return {
    threads: sort(
      threads
        .filter((thread) => thread.language === language)
        .map(({ id, title: label }) => ({ value: id, label, uses: threadUses.get(id) ?? 0 })),
    ),
    authors: sort(
      authors.map((author) => ({
        value: author.id,
        label: authorName(author, language),
        uses: bylineUses.get(author.id) ?? 0,
      })),
    ),
    tags: sort([...tagUses].map(([tag, uses]) => ({ value: tag, label: tag, uses }))),
  };
};
