import { z } from 'zod';
import { languages, type Language } from '../i18n/languages.ts';
import { text } from './text-schema.ts';

/** A text that may differ by language: one string for all, or one for each language code. */
export type Localized = string | Readonly<Partial<Record<Language, string>>>;

const codes = Object.keys(languages) as [Language, ...Language[]];

export const localizedSchema = z.union(
  [
    text,
    z
      .partialRecord(z.enum(codes), text)
      .refine((texts) => Object.keys(texts).length > 0, 'names no language'),
  ],
  `must be a text, or a group of texts by language: ${codes.join(', ')}`,
);

/** The text in a language, else in any that is there. */
export const inLanguage = (localized: Localized, language: Language): string =>
  typeof localized === 'string'
    ? localized
    : (localized[language] ?? Object.values(localized)[0] ?? '');
