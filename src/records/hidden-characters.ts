import type { Problem } from './problem.ts';

type Fault = Pick<Problem, 'rule' | 'message' | 'hint'>;

const bidi = /[\u202A-\u202E\u2066-\u2069]/;

const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD]/;

const toCode = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What is invisible in a value above the text and makes it show something else than it says. */
export const findHiddenCharacter = (text: string): Fault | undefined => {
  const [override] = bidi.exec(text) ?? [];
  if (override !== undefined) {
    return {
      rule: 'text/bidi-override',
      message: `An invisible character (${toCode(override)}) changes the direction of the text after it.`,
      hint: 'Delete it, or type the line anew.',
    };
  }
  if (!text.isWellFormed()) {
    return {
      rule: 'text/control-character',
      message: 'Half a character stands in the text: its other half was lost.',
      hint: 'Delete it and type what should stand there.',
    };
  }
  const [character] = control.exec(text) ?? [];
  if (character === undefined) return undefined;
  return {
    rule: 'text/control-character',
    message:
      character === '\uFFFD'
        ? 'A character was lost (U+FFFD): the text was once read in a wrong encoding.'
        : `An invisible control character (${toCode(character)}) stands in the text.`,
    hint: 'Delete it and type what should stand there; save the file as UTF-8.',
  };
};
