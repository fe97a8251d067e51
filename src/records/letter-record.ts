import { settings } from '../config.ts';
import type { Instant } from '../i18n/dates.ts';
import { readDate } from '../i18n/read-date.ts';
import { readFrontMatter, type FrontMatter, type Place } from './front-matter.ts';
import { toLetterFile } from './letter-file.ts';
import { findPrivate } from './letter-private.ts';
import { letterFrontSchema, letterSchema, type Letter, type LetterFront } from './letter.ts';
import type { TextKind } from '../markdown/render-markdown.ts';
import type { Problem } from './problem.ts';
import { readBody, type Body } from './read-body.ts';
import { findOwnFault } from './value-fault.ts';

/** One letter as its own file tells it. */
export interface LetterRecord extends Pick<Letter, 'id' | 'article' | 'name' | 'language'> {
  readonly file: string;
  readonly sent: Instant;
  /** The id of the letter that it answers. */
  readonly replyTo: string | undefined;
  /** A path on this site, or an article's id. */
  readonly correction: string | undefined;
  readonly body: Body;
  readonly answer:
    | {
        /** An author's or a desk's id or name. */
        readonly by: string;
        readonly sent: Instant;
        readonly body: Body;
      }
    | undefined;
  /** Where each front-matter key's value stands in the file. */
  readonly places: Readonly<Record<string, Place>>;
}

const top: Place = { line: 1, column: 1 };

/** The schema has looked at the date. */
const toInstant = (date: string): Instant => {
  const read = readDate(date, settings.timeZone);
  return 'instant' in read ? read.instant : date;
};

/** Faults of the text as typed, which the front matter's schema does not see. Markdown tells of hidden characters. */
const checkText = (
  file: string,
  { data, body, linesBeforeBody }: FrontMatter<LetterFront>,
): Problem[] => {
  if (body.trim() === '') return [];
  const { error } = letterSchema.safeParse({ ...data, text: body });
  return (error?.issues ?? [])
    .flatMap((issue) => findOwnFault(issue) ?? [])
    .filter(({ rule }) => !rule.startsWith('text/'))
    .map((fault) => ({
      ...{ file, line: linesBeforeBody + 1, column: 1, severity: 'error', ...fault },
    }));
};

/** What only shows once the text is read as Markdown: an address in pieces, put together by it. */
const checkShown = (file: string, line: number, { text }: Body): Problem[] =>
  findPrivate(text).map(({ rule, message, hint }) => ({
    ...{ file, line, column: 1, severity: 'error', rule, message: `The letter ${message}.`, hint },
  }));

const checkPlace = (file: string, { data, places }: FrontMatter<LetterFront>): Problem[] => {
  const right = toLetterFile(data);
  if (right.normalize('NFC') === file.normalize('NFC')) return [];
  return [
    {
      ...{ file, ...(places['id'] ?? top), severity: 'error', rule: 'letter/misplaced' },
      message: 'The file is not called, or does not lie, as the letter’s date, id and article say.',
      hint: `Move it to ${right}, or mend \`article\`, \`date\` or \`id\`.`,
    },
  ];
};

/** Reads a letter's file: its record, or what is to be mended in it. Never throws. */
export const readLetter = async (
  root: string,
  file: string,
  source: string,
): Promise<{ letter: LetterRecord | undefined; problems: readonly Problem[] }> => {
  const read = readFrontMatter(file, source, letterFrontSchema);
  if ('problems' in read) return { letter: undefined, problems: read.problems };
  const { front } = read;
  const { data, places, linesBeforeBody } = front;
  const typed = [...checkText(file, front), ...checkPlace(file, front)];
  const { id, article, name, language, replyTo, correction, answer } = data;
  const render = (text: string, before: number, kind: TextKind) =>
    readBody(root, file, text, before, language, kind);
  const kind = data.format === 'markdown' ? 'letter-markdown' : 'letter';
  const { body, problems } = await render(front.body, linesBeforeBody, kind);
  const answerLine = (places['answer'] ?? top).line;
  const said = answer && (await render(answer.text, answerLine, 'letter-markdown'));
  const shown = typed.some(({ rule }) => rule.startsWith('letter/'))
    ? []
    : [
        ...checkShown(file, linesBeforeBody + 1, body),
        ...(said ? checkShown(file, answerLine, said.body) : []),
      ];
  return {
    letter: {
      ...{ id, article, name, language, file, replyTo, correction, body, places },
      article: article.normalize('NFC'),
      sent: toInstant(data.date),
      answer: answer && said && { by: answer.by, sent: toInstant(answer.date), body: said.body },
    },
    problems: [...typed, ...problems, ...shown, ...(said?.problems ?? [])],
  };
};
