import { z } from 'zod';
import type { Language } from '../i18n/languages.ts';
import type { Body } from './read-body.ts';
import type { Place } from './front-matter.ts';
import { text, texts } from './text-schema.ts';

export const pageSchema = z.strictObject({
  title: text.meta({ description: 'The page’s headline.', examples: ['About'] }),
  summary: text.meta({
    description: 'One sentence for search engines.',
    examples: ['Who we are, and how to reach us.'],
  }),
  aliases: texts
    .meta({
      description: 'Old addresses of the page, as paths, that shall lead here.',
      examples: [['/company/about-us/']],
    })
    .default([]),
});

/** A page about the publication itself: about, editorial standards, privacy. */
export interface Page {
  /** The file's name without its ending: `editorial-standards`. The same slug in two languages is the same page. */
  readonly slug: string;
  readonly file: string;
  readonly language: Language;
  readonly title: string;
  readonly summary: string;
  readonly aliases: readonly string[];
  readonly body: Body;
  /** Where the values stand in the front matter. */
  readonly places: Readonly<Record<string, Place>>;
}
