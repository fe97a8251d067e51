import { z } from 'zod';
import type { Language } from '../i18n/languages.ts';
import type { Body } from './read-body.ts';
import { text } from './text-schema.ts';

export const threadSchema = z.strictObject({
  title: text.meta({ description: 'The story’s name.', examples: ['The Lachin corridor'] }),
  summary: text.meta({
    description: 'One or two sentences for lists.',
    examples: ['The one road between Armenia and Stepanakert, from 2020 to 2024.'],
  }),
});

/** A running story. The same id in two languages is the same thread. */
export interface Thread {
  /** The file's name without its ending: `lachin-corridor`. */
  readonly id: string;
  readonly file: string;
  readonly language: Language;
  readonly title: string;
  readonly summary: string;
  /** The introduction. */
  readonly body: Body;
}
