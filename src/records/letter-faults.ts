import type { LetterStrings } from '../i18n/letter-strings.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { findPrivate } from './letter-private.ts';
import { isPiledUp } from './piled-up.ts';
import { countLinks, letterLimits, toLetterName, toLetterText } from './letter-text.ts';

/** What is wrong with one field of a letter as its writer sent it: `faults[name]`, and the limit that it speaks of. */
export interface LetterFault {
  readonly field: 'name' | 'email' | 'letter';
  readonly fault: keyof LetterStrings['faults'];
  /** What the fault's words name: a number of characters or links. */
  readonly limit?: number;
}

const lengthOf = (text: string): number => Array.from(text).length;

/** So many marks on one letter that even to compose them takes time: no language has them. */
const pile = /\p{M}{30}/u;

/** Of a text that no person wrote nothing else is looked at: the patterns are for texts that a person writes. */
const findUnreadable = (
  field: 'name' | 'letter',
  typed: string,
  toText: (typed: string) => string,
): LetterFault | undefined => {
  const { most } = letterLimits[field];
  // A composed letter may have been typed as several characters, but hardly as eight.
  const isLong = typed.length > most * 8;
  if (!isLong && pile.test(typed)) return { field, fault: 'hiddenCharacter' };
  return isLong || lengthOf(toText(typed)) > most
    ? { field, fault: field === 'name' ? 'nameTooLong' : 'letterTooLong', limit: most }
    : undefined;
};

const checkWords = (field: 'name' | 'letter', text: string): LetterFault[] => [
  ...findPrivate(text).map(({ fault }) => ({ field, fault })),
  ...(findHiddenCharacter(text) || isPiledUp(text)
    ? [{ field, fault: 'hiddenCharacter' } as const]
    : []),
];

/** The name that a letter is to be signed with. */
export const checkLetterName = (typed: string): LetterFault[] => {
  const field = 'name';
  const unreadable = findUnreadable(field, typed, toLetterName);
  if (unreadable) return [unreadable];
  const name = toLetterName(typed);
  if (name === '') return [{ field, fault: 'nameMissing' }];
  return [
    ...(countLinks(name) > 0 ? [{ field, fault: 'nameHasLink' } as const] : []),
    ...checkWords(field, name),
  ];
};

/** As browsers judge `<input type=email>`, but with a dot in its domain. */
const emailForm =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i;

/** The address that the editors answer to. It is no part of the letter. */
export const checkLetterEmail = (typed: string): LetterFault[] => {
  const field = 'email';
  const email = typed.trim();
  if (email === '') return [{ field, fault: 'emailMissing' }];
  const isGood = email.length <= letterLimits.email.most && emailForm.test(email);
  return isGood ? [] : [{ field, fault: 'emailWrong' }];
};

/** The letter itself. */
export const checkLetterText = (typed: string): LetterFault[] => {
  const field = 'letter';
  const unreadable = findUnreadable(field, typed, toLetterText);
  if (unreadable) return [unreadable];
  const text = toLetterText(typed);
  if (text === '') return [{ field, fault: 'letterMissing' }];
  const { least } = letterLimits.letter;
  const { links } = letterLimits;
  return [
    ...(lengthOf(text) < least ? [{ field, fault: 'letterTooShort', limit: least } as const] : []),
    ...(countLinks(text) > links ? [{ field, fault: 'tooManyLinks', limit: links } as const] : []),
    ...checkWords(field, text),
  ];
};
