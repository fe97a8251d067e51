import { toSlug } from '../records/slug.ts';
import type { Language } from '../i18n/languages.ts';
import { toOneLine } from './clean-text.ts';
import type { Losses } from './losses.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/** One spelling for each tag of a language: two that would share an address are one. */
export interface TagSpelling {
  /** The first spelling that is met counts. */
  readonly learn: (language: Language, name: string) => void;
  /** The tags of one piece, each once; tells of those that cannot be. */
  readonly spell: (language: Language, names: readonly string[], losses: Losses) => string[];
  /** Whether a piece has it. */
  readonly isUsed: (language: Language, name: string) => boolean;
}

/** @param known Spellings that count already, by `en/<slug>`. */
export const makeTagSpelling = (known: ReadonlyMap<string, string>): TagSpelling => {
  const spellings = new Map(known);
  const used = new Set<string>();
  const clean = (name: string): string => toNormalForm(toOneLine(name), 'NFC');
  const toSpelling = (language: Language, typed: string): string | undefined => {
    const name = clean(typed);
    const slug = toSlug(name);
    if (slug === '') return undefined;
    const key = `${language}/${slug}`;
    const spelling = spellings.get(key) ?? name;
    spellings.set(key, spelling);
    return spelling;
  };
  return {
    learn: (language, name) => void toSpelling(language, name),
    spell: (language, names, losses) => {
      const spelled = names.map((name) => {
        const spelling = toSpelling(language, name);
        if (spelling === undefined)
          losses.add(`the tag "${clean(name)}" has no letter or digit, and was left out`);
        else used.add(`${language}/${toSlug(spelling)}`);
        if (spelling !== undefined && spelling !== clean(name))
          losses.add(`the tag "${clean(name)}" is now spelled "${spelling}"`);
        return spelling;
      });
      return [...new Set(spelled.filter((each) => each !== undefined))];
    },
    isUsed: (language, name) => used.has(`${language}/${toSlug(clean(name))}`),
  };
};
