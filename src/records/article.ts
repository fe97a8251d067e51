import { toMachineDate, yearAndMonth, type Instant } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import { readDate, takeTime } from '../i18n/read-date.ts';
import { summaryLimit, type ArticleFrontMatter } from './article-schema.ts';
import type { FrontMatter, Place } from './front-matter.ts';
import type { Problem } from './problem.ts';
import type { Body } from './read-body.ts';
import { weighTerms } from './terms.ts';

export {
  articleSchema,
  kinds,
  summaryLimit,
  type ArticleFrontMatter,
  type Kind,
} from './article-schema.ts';

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
  (/^title:(.*)$/m.exec(text)?.[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');

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

/** A day without a time that is the day of publication is no earlier than that. */
const readUpdated = (
  typed: string | undefined,
  published: ReturnType<typeof readDate>,
  timeZone: string,
  tag: string,
): ReturnType<typeof readDate> | { readonly instant: undefined } => {
  if (typed === undefined) return { instant: undefined };
  const read = readDate(typed, timeZone, tag);
  if ('rule' in read || 'rule' in published || takeTime(typed).time !== undefined) return read;
  const day = toMachineDate(published.instant, timeZone).slice(0, 10);
  return toMachineDate(read.instant, timeZone).startsWith(day) ? published : read;
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
  const { tag } = languagePack(place.language);
  const published = readDate(data.published, timeZone, tag);
  const updated = readUpdated(data.updated, published, timeZone, tag);
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
