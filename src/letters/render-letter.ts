import { html } from 'hono/html';
import type { Language } from '../i18n/languages.ts';

export const renderLetter = async (text: string, _language: Language): Promise<string> =>
  (await Promise.all(text.split(/\n{2,}/).map((part) => html`<p>${part}</p>`))).join('');
