import { languagePack, type Language } from './languages.ts';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

const letter = /\p{L}/gu;

/**
 * The language that a text is written in, as far as its script tells: a Persian letter about an English article has
 * to be set from right to left. Where the script does not tell, `otherwise`.
 */
export const findWrittenLanguage = (
  text: string,
  otherwise: Language,
  languages: readonly Language[],
): Language => {
  const letters = text.match(letter) ?? [];
  const share = letters.filter((each) => rightToLeft.test(each)).length / letters.length;
  const direction = share > 0.5 ? 'rtl' : 'ltr';
  const fits = (language: Language) => languagePack(language).direction === direction;
  return fits(otherwise) ? otherwise : (languages.find(fits) ?? otherwise);
};
