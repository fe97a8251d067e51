import { z } from 'zod';
import { inLanguage, localizedSchema, type Localized } from './localized.ts';
import type { Language } from '../i18n/languages.ts';
import type { Body } from './read-body.ts';

export const authorSchema = z.strictObject({
  name: localizedSchema.meta({
    description: 'As in a byline; one for all languages, or one for each.',
    examples: ['Anna Karapetyan', { en: 'Caucasus Desk', fa: 'میز قفقاز' }],
  }),
  kind: z
    .enum(['person', 'desk'])
    .meta({ description: 'Somebody, or several under one name.' })
    .default('person'),
  role: localizedSchema
    .meta({
      description: 'One short line: what the author does here.',
      examples: ['Editor for the South Caucasus'],
    })
    .optional(),
  bio: localizedSchema
    .meta({ description: 'The biography in languages other than that of the file’s text.' })
    .optional(),
});

/** A person or a desk that signs articles. The file's text is the biography in the first language. */
export interface Author {
  /** The file's name without its ending: `caucasus-desk`. */
  readonly id: string;
  readonly file: string;
  readonly name: Localized;
  readonly kind: 'person' | 'desk';
  readonly role: Localized | undefined;
  readonly bio: Localized | undefined;
  /** The biography in the publication's first language. */
  readonly body: Body;
}

export const toAuthor = (
  id: string,
  file: string,
  { role, bio, ...data }: z.output<typeof authorSchema>,
  body: Body,
): Author => ({
  kind: data.kind,
  name: toLocalized(data.name) ?? id,
  role: toLocalized(role),
  bio: toLocalized(bio),
  id,
  file,
  body,
});

/** Drops the languages that a text is not given in, so that none is there as `undefined`. */
const toLocalized = (text: z.output<typeof localizedSchema> | undefined): Localized | undefined =>
  typeof text === 'object'
    ? Object.fromEntries(
        Object.entries(text).flatMap(([code, value]) => (value ? [[code, value]] : [])),
      )
    : text;

export const authorName = (author: Author, language: Language): string =>
  inLanguage(author.name, language);

/** Every name that the author goes by, in any language. */
export const authorNames = (author: Author): string[] =>
  typeof author.name === 'string' ? [author.name] : Object.values(author.name);
