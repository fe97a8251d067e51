import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import {
  checkLetterEmail,
  checkLetterName,
  checkLetterText,
  type LetterFault,
} from '../records/letter-faults.ts';
import { findPrivate } from '../records/letter-private.ts';
import { toLetterName, toLetterText } from '../records/letter-text.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import type { Fields } from './fields.ts';
import type { Faults } from './intake-page.ts';

/** A fault in the words of the letter's language. */
const toWords = ({ fault, limit }: LetterFault, language: Language): string => {
  const words = languagePack(language).strings.letters.faults[fault];
  return typeof words === 'string' ? words : words(formatNumber(limit ?? 0, language));
};

/** What the checker would say of the letter once it is published, so that nobody is thanked for one that cannot be. */
const findUnpublishable = async (text: string, language: Language): Promise<LetterFault[]> => {
  const { messages, text: shown } = await renderMarkdown(text, { language, kind: 'letter' });
  const isRefused = messages.some(({ severity }) => severity === 'error');
  return [
    ...findPrivate(shown).map(({ fault }) => ({ field: 'letter' as const, fault })),
    ...(isRefused ? [{ field: 'letter', fault: 'cannotBeShown' } as const] : []),
  ];
};

/** A text that is too long, or piled up, is not brought into one form: that takes time, and it has to be mended anyway. */
const isUnreadable = (found: readonly LetterFault[]): boolean =>
  found.some(({ fault }) => ['nameTooLong', 'letterTooLong', 'hiddenCharacter'].includes(fault));

/**
 * What a form holds, in one form however it was typed, and the first fault of each field.
 *
 * @param letters The ids of the letters that may be answered.
 */
export const checkFields = async (
  typed: Fields,
  language: Language,
  letters: readonly string[],
): Promise<{ fields: Fields; faults: Faults }> => {
  const ofName = checkLetterName(typed.name);
  const ofText = checkLetterText(typed.letter);
  const fields = {
    ...typed,
    name: isUnreadable(ofName) ? typed.name : toLetterName(typed.name),
    letter: isUnreadable(ofText) ? typed.letter : toLetterText(typed.letter),
    email: typed.email.trim(),
  };
  const ofShown = ofText.length === 0 ? await findUnpublishable(fields.letter, language) : [];
  const found = [...ofName, ...checkLetterEmail(fields.email), ...ofText, ...ofShown].toReversed();
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
