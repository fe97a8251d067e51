import type { Language } from '../i18n/languages.ts';
import type { Fields } from './fields.ts';
import type { Faults } from './intake-page.ts';

export const limits = { name: 80, email: 254, letter: 5000 };
export const checkFields = (
  fields: Fields,
  _language: Language,
  letters: readonly string[],
): { fields: Fields; faults: Faults } => {
  const faults: Record<string, string> = {};
  if (fields.name.trim() === '') faults['name'] = 'no name';
  if (!/^\S+@\S+$/.test(fields.email)) faults['email'] = 'no mail';
  if (fields.letter.trim() === '') faults['letter'] = 'no letter';
  if (fields.replyTo !== '' && !letters.includes(fields.replyTo)) faults['replyTo'] = 'gone';
  return { fields, faults };
};
export const renderLetter = (text: string, _language: Language): Promise<string> =>
  Promise.resolve(text.replaceAll('<', '&lt;'));
