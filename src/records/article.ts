import { z } from 'zod';
import { yearAndMonth, type Instant } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import { readDate } from '../i18n/read-date.ts';
import { articleIdPattern } from './article-id.ts';
import type { FrontMatter, Place } from './front-matter.ts';
import type { Problem } from './problem.ts';
import type { Body } from './read-body.ts';
import { text, texts } from './text-schema.ts';
import { refuse } from './value-fault.ts';
import { weighTerms } from './terms.ts';

export const kinds = ['analysis', 'report', 'explainer', 'opinion', 'brief'] as const;

export type Kind = (typeof kinds)[number];

/** Longer ones are cut by search engines and break the rhythm of lists. */
export const summaryLimit = 220;

/** What an analyst may write above the text: every key, and nothing else. */
export const articleSchema = z.strictObject({
  /** The headline. */
  title: text,
  /** `Thursday 2 March 2023 - 18:33`, or ISO 8601 with a zone, or without: then the publication's. */
  published: text,
  /** The last change that readers should know of, in the same forms. */
  updated: text.optional(),
  kind: z.enum(kinds),
  /** Authors by id (the name of their file) or name, and desks by name. */
  byline: texts,
  /** The place that the piece is written from. */
  dateline: text.optional(),
  /** One or two sentences for lists, feeds and "Read more" blocks. */
  summary: text,
  tags: texts.default([]),
  /** The id (file name) of the thread that the piece belongs to. */
  thread: text.optional(),
  /** The lead picture, beside the article. */
  image: z
    .strictObject({ file: text, alt: text, caption: text.optional(), credit: text.optional() })
    .optional(),
  /** The id (`en/2023/slug`), slug or title of the article that this one translates. */
  translationOf: text.optional(),
  /** Old addresses of the piece, as paths, which will lead here. */
  aliases: texts.default([]),
  /** Headlines that the piece once had: "Read more" lines still find it by them. */
  formerTitles: texts.default([]),
  /** The id that the piece had before its file was renamed: feeds and letters know it by that. */
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
    .optional(),
  /** `closed`: the piece takes no letters. */
  letters: z.enum(['closed']).optional(),
  /** Not published at all. */
  draft: z.boolean().default(false),
});

export type ArticleFrontMatter = z.output<typeof articleSchema>;

/** A picture that lies beside an article. */
export interface Picture {
  /** Relative to the project: `content/articles/en/2023/map.svg`. */
  readonly file: string;
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** One article as its own file tells it; nothing here comes from another file. */
export interface Article extends Omit<
  ArticleFrontMatter,
  'id' | 'published' | 'updated' | 'image' | 'dateline' | 'thread' | 'translationOf' | 'letters'
> {
  /** `en/2023/khojaly-second-meeting`: language, year and slug, from the file's place or its front matter. Stable. */
  readonly id: string;
  /** Relative to the project: `content/articles/en/2023/khojaly-second-meeting.md`. */
  readonly file: string;
  readonly language: Language;
  /** Four digits, from the folder. */
  readonly year: string;
  /** The file's name without its ending, in NFC. */
  readonly slug: string;
  readonly published: Instant;
  readonly updated: Instant | undefined;
  readonly dateline: string | undefined;
  readonly thread: string | undefined;
  readonly translationOf: string | undefined;
  readonly image: Picture | undefined;
  readonly letters: 'closed' | undefined;
  readonly body: Body;
  /** Where each front-matter key's value stands in the file. */
  readonly places: Readonly<Record<string, Place>>;
}

/** What can be told of an article whose file is there, but holds a mistake that keeps it from being read. */
export type UnreadableArticle = ArticlePlace & Pick<Article, 'title'>;

/** The title as it stands in a file that could not be read; empty where not even that can be made out. */
export const findTitle = (text: string): string =>
  /^title:[ \t]*(["']?)(.*?)\1[ \t]*$/m.exec(text)?.[2] ?? '';

/** Where an article's file lies, as its path tells it. */
export interface ArticlePlace {
  readonly id: string;
  readonly file: string;
  readonly language: Language;
  readonly year: string;
  readonly slug: string;
}

const inFront = (
  file: string,
  front: FrontMatter<ArticleFrontMatter>,
  key: string,
  problem: Pick<Problem, 'rule' | 'message' | 'hint'>,
): Problem => ({
  file,
  ...(front.places[key] ?? { line: 1, column: 1 }),
  severity: 'error',
  ...problem,
});

/** Whether the summary is short enough for the lists that it stands in. */
export const checkSummary = (file: string, front: FrontMatter<ArticleFrontMatter>): Problem[] => {
  const { length } = Array.from(front.data.summary);
  if (length <= summaryLimit) return [];
  const message = `The summary has ${String(length)} characters; lists and search engines show ${String(summaryLimit)}.`;
  const hint = 'Say it in one or two shorter sentences.';
  return [
    {
      ...inFront(file, front, 'summary', { rule: 'summary/too-long', message, hint }),
      severity: 'warning',
    },
  ];
};

/** Makes the record from a validated front matter and a rendered body, or says what keeps it from being one. */
export const toArticle = (
  place: ArticlePlace,
  front: FrontMatter<ArticleFrontMatter>,
  body: Body,
  image: Picture | undefined,
  timeZone: string,
): { article: Article | undefined; problems: readonly Problem[] } => {
  const { data } = front;
  const published = readDate(data.published, timeZone);
  const updated =
    data.updated === undefined ? { instant: undefined } : readDate(data.updated, timeZone);
  if ('rule' in published || 'rule' in updated) {
    return {
      article: undefined,
      problems: [
        ...('rule' in published ? [inFront(place.file, front, 'published', published)] : []),
        ...('rule' in updated ? [inFront(place.file, front, 'updated', updated)] : []),
      ],
    };
  }
  const { year } = yearAndMonth(published.instant, timeZone);
  const problems = [
    ...(updated.instant !== undefined && updated.instant < published.instant
      ? [
          inFront(place.file, front, 'updated', {
            rule: 'date/updated-before-published',
            message: 'The piece cannot have been updated before it was published.',
            hint: 'Mend `updated` or `published`.',
          }),
        ]
      : []),
    ...(year !== place.year
      ? [
          inFront(place.file, front, 'published', {
            rule: 'date/wrong-year-folder',
            message: `The piece was published in ${year}, but lies in the folder ${place.year}.`,
            hint: `Move the file, and its pictures, to content/articles/${place.language}/${year}/, or mend the date.`,
          }),
        ]
      : []),
  ];
  const { dateline, thread, translationOf, letters } = data;
  const dates = { published: published.instant, updated: updated.instant };
  return {
    article: {
      ...data,
      ...place,
      ...dates,
      id: data.id?.normalize('NFC') ?? place.id,
      letters,
      dateline,
      thread,
      translationOf,
      image,
      body: { ...body, terms: weighTerms(data, body.terms) },
      places: front.places,
    },
    problems,
  };
};
