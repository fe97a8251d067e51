import { languagePack, type Language } from './languages.ts';
import { once } from './once.ts';

const collator = once(
  (language) => new Intl.Collator(languagePack(language).tag, { numeric: true }),
);

/**
 * Sorts by name in the order of a language's alphabet: accents and capitals do not part what belongs together, `پ` stands
 * behind `ب`, and 2 before 10. Names that the alphabet cannot tell apart stay as they were.
 */
export const sortByName = <Named>(
  named: readonly Named[],
  nameOf: (each: Named) => string,
  language: Language,
): Named[] => {
  const { compare } = collator(language);
  return named.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
};
