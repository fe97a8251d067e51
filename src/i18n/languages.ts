import { en } from './en.ts';
import { fa } from './fa.ts';
import type { LanguagePack } from './language-pack.ts';

/** Every language the software speaks. A publication chooses among them in `config.ts`. */
export const languages = { en, fa } as const satisfies Record<string, LanguagePack>;

export type Language = keyof typeof languages;

export const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

export const languagePack = (language: Language): LanguagePack => languages[language];
