import { z } from 'zod';
import { languages, type Language } from '../i18n/languages.ts';
import { readDate } from '../i18n/read-date.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { findPrivate } from './letter-private.ts';
import { articleIdPattern } from './article-id.ts';
import { countLinks, letterLimits, toLetterName, toLetterText } from './letter-text.ts';
import { isPiledUp } from './piled-up.ts';
import { text } from './text-schema.ts';
import { refuse, type OwnFault } from './value-fault.ts';

const codes = Object.keys(languages) as [Language, ...Language[]];

const piledUp: OwnFault = {
  rule: 'letter/piled-up',
  message: 'The letter holds marks or signs that are piled upon one another.',
  hint: 'Take all but the first few off each letter: they run over the lines above.',
};

/** What no text in a letter may hold, in whichever field. */
const findUnfit = (value: string): OwnFault | undefined => {
  const [found] = findPrivate(value);
  if (!found) return findHiddenCharacter(value) ?? (isPiledUp(value) ? piledUp : undefined);
  const { rule, message, hint } = found;
  return { rule, message: `The letter ${message}.`, hint };
};

const clean = text.superRefine(refuse(findUnfit));

const lengthFault = (
  what: string,
  value: string,
  least: number,
  most: number,
): OwnFault | undefined => {
  const { length } = Array.from(value);
  if (length >= least && length <= most) return undefined;
  return {
    rule: 'letter/length',
    message: `${what} has ${String(length)} characters; it may have ${String(least)} to ${String(most)}.`,
    hint: length > most ? 'Shorten it, with the writer’s consent.' : 'Write more, or leave it out.',
  };
};

/** When the letter came, with the zone of the clock that it came by: a date without one is no moment. */
const date = clean.superRefine(
  refuse((value) => {
    if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(value)) {
      return {
        rule: 'date/unreadable',
        message: `"${value}" is not a date with a zone.`,
        hint: 'Write it as 2024-01-03T18:33:00+04:00.',
      };
    }
    const read = readDate(value, 'UTC');
    return 'rule' in read ? read : undefined;
  }),
);

/** Eight characters of Crockford's base32 in lower case: no `i`, `l`, `o` or `u`. */
export const letterIdPattern = /^[0-9a-hjkmnp-tv-z]{8}$/;

const id = clean.regex(letterIdPattern, 'must be eight letters and digits, without i, l, o and u');

const oneLine = z.string().transform(toLetterName).superRefine(refuse(findUnfit));

const body = z.string().transform(toLetterText).superRefine(refuse(findUnfit));

const hasLength = (what: string, { least, most }: { least: number; most: number }) =>
  refuse((value) => lengthFault(what, value, least, most));

const findManyLinks = (value: string): OwnFault | undefined => {
  const count = countLinks(value);
  if (count <= letterLimits.links) return undefined;
  return {
    rule: 'letter/links',
    message: `The text holds ${String(count)} links; a letter may hold ${String(letterLimits.links)}.`,
    hint: 'Take some out.',
  };
};

/** What stands above the text of a letter: every key, and nothing else. */
export const letterFrontSchema = z.strictObject({
  id: id.meta({
    description: 'The letter’s own id, as it was given when it came.',
    examples: ['k7f3q2mz'],
  }),
  article: clean
    .regex(articleIdPattern, 'must be an article’s id, such as `en/2023/khojaly-second-meeting`')
    .meta({
      description: 'The id of the article that it answers.',
      examples: ['en/2023/khojaly-second-meeting'],
    }),
  name: oneLine
    .superRefine(hasLength('The name', letterLimits.name))
    .meta({ description: 'As the writer wishes to be named.', examples: ['Nino'] }),
  date: date.meta({
    description: 'When it came, with the zone of the clock that it came by.',
    examples: ['2024-01-03T18:33:00+04:00'],
  }),
  replyTo: id
    .meta({
      description: 'The id of another letter to the same article.',
      examples: ['m2s6x8ht'],
    })
    .optional(),
  language: z
    .enum(codes)
    .meta({ description: 'That it is written in; need not be the article’s.' }),
  format: z
    .enum(['markdown'])
    .meta({
      description:
        'Left out, the text is shown as its writer typed it; `markdown` for the comments of an old site, which have emphasis and links.',
    })
    .optional(),
  answer: z
    .strictObject({
      by: oneLine.superRefine(hasLength('The name', letterLimits.name)).meta({
        description: 'An author’s or a desk’s id or name.',
        examples: ['caucasus-desk'],
      }),
      date: date.meta({
        description: 'When the editors wrote it.',
        examples: ['2024-01-04T10:00:00+04:00'],
      }),
      text: body
        .superRefine(hasLength('The answer', letterLimits.answer))
        .meta({ description: 'What they say.' }),
    })
    .meta({ description: 'What the editors say to it.' })
    .optional(),
  correction: clean
    .meta({
      description: 'What it led to: a path on this site, or an article’s id.',
      examples: ['/2023/khojaly-second-meeting/#correction'],
    })
    .optional(),
});

/** A whole letter whose text has at least so many characters. */
const withText = (least: number) =>
  letterFrontSchema.extend({
    /** As it was typed; with `format: markdown`, paragraphs, emphasis, links, quotes and lists of Markdown. */
    text: body
      .superRefine(hasLength('The text', { least, most: letterLimits.letter.most }))
      .superRefine(refuse(findManyLinks)),
  });

/** A whole letter, as data: one of an old site may be as short as "Thank you". */
export const letterSchema = withText(1);

/** A letter that a reader has sent to this site, as it is published. */
export const receivedLetterSchema = withText(letterLimits.letter.least);

export type LetterFront = z.output<typeof letterFrontSchema>;

export type Letter = z.output<typeof letterSchema>;
