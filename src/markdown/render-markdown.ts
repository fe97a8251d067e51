import type { VFile } from 'vfile';
import type { Language } from '../i18n/languages.ts';
import { letterMarkdownProcessor, letterProcessor } from './letter-pipeline.ts';
import { findDeepMarks } from './nesting.ts';
import { notesOf } from './notes.ts';
import { withPlainMarkers } from './plain-markers.ts';
import { isExtended, markdownProcessor } from './pipeline.ts';
import { checkLimits, TooMany } from './remark-limits.ts';
import { tooDeep } from './remark-nesting.ts';
import type { MarkdownMessage, RenderedMarkdown } from './rendered-markdown.ts';
import { placeAt, type Place } from './source.ts';

export type {
  Heading,
  ImageMention,
  LinkMention,
  MarkdownMessage,
  ReadMoreMention,
  ReadMorePart,
  RenderedMarkdown,
} from './rendered-markdown.ts';

const processors = new Map<string, ReturnType<typeof markdownProcessor>>();

/** Whose words a text is: with all that an analyst may write, as a reader typed it, or with the little that an answer may. */
export type TextKind = 'article' | 'letter' | 'letter-markdown';

const pipelines: Readonly<
  Record<TextKind, (language: Language, gfm: boolean) => ReturnType<typeof markdownProcessor>>
> = {
  article: markdownProcessor,
  letter: letterProcessor,
  'letter-markdown': letterMarkdownProcessor,
};

const processorFor = (
  kind: TextKind,
  language: Language,
  gfm: boolean,
): ReturnType<typeof markdownProcessor> => {
  const key = `${kind} ${language} ${String(gfm)}`;
  const known = processors.get(key) ?? pipelines[kind](language, gfm);
  processors.set(key, known);
  return known;
};

/**
 * Renders one Markdown body, the front matter already taken off. The same body gives the same result, whatever
 * was rendered before. Never throws: what cannot be rendered comes back empty, with a `markdown/failed` message.
 */
export const renderMarkdown = async (
  body: string,
  { language, kind = 'article' }: { language: Language; kind?: TextKind },
): Promise<RenderedMarkdown> => {
  const typed = withPlainLineBreaks(body);
  const source = kind === 'letter' ? typed : withPlainMarkers(typed);
  const [deep] = kind === 'letter' ? [] : findDeepMarks(source);
  if (deep) return { ...empty, messages: [failed(tooDeep, placeAt(source, deep.start))] };
  try {
    if (kind !== 'letter') checkLimits(source);
    const file = await processorFor(kind, language, isExtended(body)).process(source);
    const { messages, ...notes } = notesOf(file);
    return { html: String(file), ...notes, messages: toReport(messages) };
  } catch (error) {
    return { ...empty, messages: [toFailure(error)] };
  }
};

/** One character for a line break keeps lines and columns what an editor shows, and typed HTML in step with them. */
const withPlainLineBreaks = (body: string): string =>
  body.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** By place, and without those that stand twice because misnested HTML was parsed into two elements. */
const toReport = (messages: readonly MarkdownMessage[]): MarkdownMessage[] => [
  ...new Map(messages.toSorted(byPlace).map((each) => [JSON.stringify(each), each])).values(),
];

const byPlace = (a: MarkdownMessage, b: MarkdownMessage): number =>
  a.line - b.line || a.column - b.column;

const empty: RenderedMarkdown = {
  html: '',
  headings: [],
  anchors: [],
  readMores: [],
  images: [],
  links: [],
  text: '',
  messages: [],
};

const failed = (
  message: string,
  place: Place,
  hint = 'Take away the part that you changed last and try again.',
): MarkdownMessage => ({
  ...{ rule: 'markdown/failed', severity: 'error', message, hint },
  ...place,
});

/** A plugin that gives a text up says where. */
const isMessage = (error: unknown): error is VFile['messages'][number] =>
  error instanceof Error && 'reason' in error;

const toFailure = (error: unknown): MarkdownMessage => {
  const start = { line: 1, column: 1 };
  if (error instanceof TooMany)
    return failed(error.message, { ...start, line: error.line }, error.remedy);
  if (isMessage(error))
    return failed(error.reason, { line: error.line ?? 1, column: error.column ?? 1 });
  if (error instanceof RangeError) return failed(tooDeep, start);
  const why = error instanceof Error ? error.message : String(error);
  return failed(`The text could not be read as Markdown: ${why}`, start);
};
