import { z } from 'zod';
import { articleIdPattern } from './article-id.ts';
import { names, text, texts } from './text-schema.ts';
import { refuse } from './value-fault.ts';

export const kinds = ['analysis', 'report', 'explainer', 'opinion', 'brief'] as const;

export type Kind = (typeof kinds)[number];

/** Longer ones are cut by search engines and break the rhythm of lists. */
export const summaryLimit = 220;

/**
 * What an analyst may write above the text: every key, and nothing else. Editors show the descriptions and offer
 * the examples.
 */
export const articleSchema = z.strictObject({
  title: text.meta({
    description: 'The headline. Put it between "double quotes" if it holds a colon.',
    examples: ['In Khojaly, a second meeting with a short agenda'],
  }),
  published: text.meta({
    description:
      'When the piece comes out: with the right weekday, or as ISO 8601 with a zone, or without: then the publication’s. A time in the future holds it back.',
    examples: ['Thursday 2 March 2023 - 18:33', '2023-03-02T18:33', '2023-03-02T18:33:00+04:00'],
  }),
  updated: text
    .meta({
      description: 'The last change that readers should know of, in the forms of `published`.',
      examples: ['2023-03-03T09:00'],
    })
    .optional(),
  kind: z.enum(kinds).meta({ description: 'What sort of piece it is.' }),
  byline: names.meta({
    description:
      'Who signs: authors by id (the name of their file in content/authors/) or name; a desk may be just named. One, several with commas between them, or a list.',
    examples: ['Throughline Caucasus Desk', ['caucasus-desk']],
  }),
  dateline: text
    .meta({ description: 'The place that the piece is written from.', examples: ['Tbilisi'] })
    .optional(),
  summary: text.meta({
    description: `One or two sentences for lists, feeds and "Read more" blocks: ${String(summaryLimit)} characters at most.`,
    examples: ['Azerbaijan and the Karabakh Armenians have met again.'],
  }),
  tags: names
    .meta({
      description:
        'What the piece is about: a list of names, or names with commas between them, in any script.',
      examples: [['Talks', 'Lachin corridor']],
    })
    .default([]),
  thread: text
    .meta({
      description:
        'The story that the piece belongs to: the name of its file in content/threads/<language>/.',
      examples: ['lachin-corridor'],
    })
    .optional(),
  image: z
    .strictObject({
      file: text.meta({
        description: 'The picture’s file, beside the article.',
        examples: ['./convoy.jpg'],
      }),
      alt: text.meta({
        description: 'What it shows, for those who cannot see it.',
        examples: ['A convoy at the checkpoint'],
      }),
      caption: text.meta({ description: 'What stands below it.' }).optional(),
      credit: text.meta({ description: 'Who made it.', examples: ['Data Desk'] }).optional(),
    })
    .meta({ description: 'The lead picture.' })
    .optional(),
  translationOf: text
    .meta({
      description: 'The piece that this one translates: its id, slug or title.',
      examples: ['en/2023/khojaly-second-meeting'],
    })
    .optional(),
  aliases: texts
    .meta({
      description: 'Old addresses of the piece, as paths, that shall lead here.',
      examples: [['/2023/03/old-name/']],
    })
    .default([]),
  formerTitles: texts
    .meta({
      description: 'Headlines that the piece once had: "Read more" lines still find it by them.',
      examples: [['The headline before it was changed']],
    })
    .default([]),
  id: text
    .superRefine(
      refuse((value) =>
        articleIdPattern.test(value)
          ? undefined
          : {
              rule: 'id/form',
              message: `"${value}" is not the id of an article.`,
              hint: 'Write the language, year and name that the file had: `en/2023/suez-delays`.',
            },
      ),
    )
    .meta({
      description:
        'Only for a piece whose file was renamed or moved: what it was before. Feeds and letters know it by that.',
      examples: ['en/2023/old-name'],
    })
    .optional(),
  letters: z
    .enum(['closed'])
    .meta({ description: '`closed`: the piece takes no letters from readers.' })
    .optional(),
  draft: z
    .boolean()
    .meta({ description: '`true` keeps the piece off the site altogether.', examples: [true] })
    .default(false),
});

export type ArticleFrontMatter = z.output<typeof articleSchema>;
