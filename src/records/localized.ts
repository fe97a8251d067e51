import { z } from 'zod';
import { languages, type Language } from '../i18n/languages.ts';

/** A text that may differ by language: one string for all, or one for each language code. */
export type Localized = string | Readonly<Partial<Record<Language, string>>>;

const codes = Object.keys(languages) as [Language, ...Language[]];

export const localizedSchema = z.union([
  z.string().trim().min(1),
  z.partialRecord(z.enum(codes), z.string().trim().min(1)),
]);

/** The text in a language, else in any that is there. */
export const inLanguage = (text: Localized, language: Language): string =>
  typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '');
