import type { Language } from '../i18n/languages.ts';
import { letterMarkdownProcessor, letterProcessor } from './letter-pipeline.ts';
import { notesOf } from './notes.ts';
import { withPlainMarkers } from './plain-markers.ts';
import { isExtended, markdownProcessor } from './pipeline.ts';
import { checkLimits, TooMany } from './remark-limits.ts';
import type { MarkdownMessage, RenderedMarkdown } from './rendered-markdown.ts';

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
  if (kind !== 'letter' && tooDeep.test(body))
    return { ...empty, messages: [failed(new RangeError())] };
  try {
    if (kind !== 'letter') checkLimits(body);
    const text = withPlainLineBreaks(body);
    const file = await processorFor(kind, language, isExtended(body)).process(
      kind === 'letter' ? text : withPlainMarkers(text),
    );
    const { messages, ...notes } = notesOf(file);
    return { html: String(file), ...notes, messages: toReport(messages) };
  } catch (error) {
    return { ...empty, messages: [failed(error)] };
  }
};

/** Quotes and lists within each other, so many that the parser would take minutes over them: in one line, or by indents. */
const tooDeep =
  /^(?:(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>])){300}|[ \t]{300,}(?:>|[-*+]|\d{1,9}[.)])[ \t])/m;

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

const failed = (error: unknown): MarkdownMessage => ({
  rule: 'markdown/failed',
  severity: 'error',
  message:
    error instanceof RangeError
      ? 'The text could not be read: quotes, lists or HTML stand too deep inside one another.'
      : `The text could not be read as Markdown: ${causeOf(error)}`,
  hint:
    error instanceof TooMany
      ? error.remedy
      : 'Take away the part that you changed last and try again.',
  line: error instanceof TooMany ? error.line : 1,
  column: 1,
});

const causeOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
