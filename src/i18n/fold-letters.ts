const arabicVariants: Readonly<Record<string, string>> = {
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ۀ: 'ه',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
};

/** Vowel signs, the stretched letter, hamza above, joiners, marks of direction, picture selectors. */
const invisible = /[\u0307\u0640\u064B-\u065F\u0670\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF]/g;

/** Arabic letters in the form that Persian gives them; without vowel signs and invisible joiners. */
export const foldLetters = (text: string): string =>
  text.replace(/[يىكةۀأإٱ]/g, (letter) => arabicVariants[letter] ?? letter).replace(invisible, '');

const asciiZero = 0x30;

/** Digits of any script as those that begin at `zero`: `۱۴۰۲` and `١٤٠٢` become `1402`. */
export const foldDigits = (text: string, zero = asciiZero): string =>
  text.replace(/[0-9\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String.fromCodePoint(zero + ((digit.codePointAt(0) ?? 0) & 0xf)),
  );

/** Latin letters that are no other letter with a sign, as who lacks them on the keyboard writes them. */
const latinLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', ǽ: 'áe', œ: 'oe', ø: 'o', ǿ: 'ó', ł: 'l', đ: 'd', ð: 'd', þ: 'th' },
  ...{ ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ə: 'e', ǝ: 'e', ɛ: 'e', ɔ: 'o', ſ: 's', ƒ: 'f', ĳ: 'ij' },
  ...{ ɓ: 'b', ɖ: 'd', ɗ: 'd', ɠ: 'g', ɣ: 'g', ɨ: 'i', ƙ: 'k', ɲ: 'n', ƴ: 'y', ƶ: 'z', ĸ: 'q' },
};

const latin = new RegExp(`[${Object.keys(latinLetters).join('')}]`, 'giu');

/** `Straße` becomes `Strasse`, `Əliyev` becomes `Eliyev`. Letters with signs, which come apart by themselves, stay. */
export const foldLatin = (text: string): string =>
  text.replace(latin, (letter) => {
    const small = letter.toLowerCase();
    const folded = latinLetters[small] ?? small;
    return letter === small ? folded : folded.charAt(0).toUpperCase() + folded.slice(1);
  });
