import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import {
  checkLetterEmail,
  checkLetterName,
  checkLetterText,
  type LetterFault,
} from '../records/letter-faults.ts';
import { toLetterName, toLetterText } from '../records/letter-text.ts';
import type { Fields } from './fields.ts';
import type { Faults } from './intake-page.ts';
import { isPiledUp } from './piled-up.ts';

/** A fault in the words of the letter's language. */
const toWords = ({ fault, limit }: LetterFault, language: Language): string => {
  const words = languagePack(language).strings.letters.faults[fault];
  return typeof words === 'string' ? words : words(formatNumber(limit ?? 0, language));
};

const checkPile = (field: 'name' | 'letter', text: string): LetterFault[] =>
  isPiledUp(text) ? [{ field, fault: 'hiddenCharacter' }] : [];

/**
 * What a form holds, in one form however it was typed, and the first fault of each field.
 *
 * @param letters The ids of the letters that may be answered.
 */
export const checkFields = (
  typed: Fields,
  language: Language,
  letters: readonly string[],
): { fields: Fields; faults: Faults } => {
  const [name, letter] = [toLetterName(typed.name), toLetterText(typed.letter)];
  const fields = { ...typed, name, letter, email: typed.email.trim() };
  const found = [
    ...checkLetterName(name),
    ...checkPile('name', name),
    ...checkLetterEmail(fields.email),
    ...checkLetterText(letter),
    ...checkPile('letter', letter),
  ].toReversed();
  const isReplyGone = fields.replyTo !== '' && !letters.includes(fields.replyTo);
  return {
    fields,
    faults: {
      ...Object.fromEntries(found.map((each) => [each.field, toWords(each, language)])),
      ...(isReplyGone && {
        replyTo: languagePack(language).strings.letters.faults.unknownReply,
      }),
    },
  };
};
