import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { ArticleIndex } from '../../graph/article-index.ts';
import { readParts } from '../../graph/read-more.ts';
import { findDateLine } from '../../i18n/find-date-line.ts';
import { languagePack, type Language } from '../../i18n/languages.ts';
import { excerptOf } from '../losses.ts';
import { toSummary } from '../summary.ts';
import { isEnd, isFurniture } from './ends.ts';
import type { Block } from '../html-to-markdown.ts';
import { afterReadMore, type Blocks } from './to-blocks.ts';

/** What was found in the text of an article that came in. */
export interface PastedText {
  /** Empty where there is none. */
  readonly title: string;
  /** In a form that the checker reads. */
  readonly published: string | undefined;
  /** The desk's name before the lead. */
  readonly desk: string | undefined;
  readonly summary: string;
  readonly caption: string | undefined;
  readonly markdown: string;
  /** What "Read more" lines name and the archive lacks. */
  readonly missing: readonly string[];
  /** What was taken for granted, for whoever wrote it to look over. */
  readonly guesses: readonly string[];
  /** What was left out, and what could not be kept. */
  readonly leftOut: readonly string[];
}

export interface TextContext {
  readonly language: Language;
  readonly timeZone: string;
  readonly index: ArticleIndex;
}

/** A comment that readers do not see and the writer does. */
const toComment = (words: string): string =>
  `<!-- ${words.replace(/-{2,}/g, '–').replaceAll('<', '‹').replaceAll('>', '›')} -->`;

/** How much of a text may follow "Share it:" and still be of the page rather than of the text. */
const mostFurniture = 0.3;

const sizeOf = (blocks: readonly Block[]): number =>
  blocks.reduce((size, { words }) => size + words.length, 0);

/** The text alone: what a page has around it goes, and is told of. */
const takeFurniture = (blocks: readonly Block[]): { kept: readonly Block[]; leftOut: string[] } => {
  const end = blocks.findIndex(({ words }, at) => at > 0 && isEnd(words));
  const before = end < 0 ? blocks : blocks.slice(0, end);
  const after = end < 0 ? [] : blocks.slice(end);
  const share = before.findIndex(({ words }, at) => at > 2 && isFurniture(words));
  const isOver = share >= 0 && sizeOf(before.slice(share)) < mostFurniture * sizeOf(before);
  const kept = (isOver ? before.slice(0, share) : before).filter(
    ({ words }) => !isFurniture(words),
  );
  const stays = new Set(kept);
  const gone = [...before.filter((block) => !stays.has(block)), ...after];
  return { kept, leftOut: gone.map(({ words }) => excerptOf(words)).filter(Boolean) };
};

/** In characters: a line that tells a date has few words. */
const mostDateLine = 500;

/** The date stands in one of the first lines, above the text or below the headline. */
const takeDate = (blocks: readonly Block[], elsewhere: string | undefined, timeZone: string) => {
  for (const [at, { words }] of blocks.slice(0, 4).entries()) {
    const found = words.length > mostDateLine ? undefined : findDateLine(words, timeZone);
    if (found) return { found, rest: blocks.filter((_, i) => i !== at) };
  }
  const isDate = elsewhere !== undefined && elsewhere.length <= mostDateLine;
  const found = isDate ? findDateLine(elsewhere, timeZone) : undefined;
  return { found, rest: blocks };
};

/** A desk's name, or a place and an agency, before a dash; longer beginnings are sentences. */
const findDesk = (words: string): string | undefined => {
  const desk = /^(?![–—―-])(\S.{1,78}?)\s+(?:[–—―-]|--)\s/u.exec(words)?.[1];
  if (desk === undefined || desk.split(/\s+/).length > 8 || /[!?:;…؟؛]/.test(desk))
    return undefined;
  return desk;
};

/** A paragraph that is, for the most part, what somebody said. */
const isQuote = (words: string): boolean => {
  const [quoted = ''] = /^(?:“[^“”]+”|«[^«»]+»|"[^"]+")/u.exec(words) ?? [];
  return quoted.length >= 150 && quoted.length >= 0.6 * words.length;
};

/** A line below a picture is no sentence, or says that it is one. */
const findCaption = (blocks: readonly Block[]): { at: number; caption: string } | undefined => {
  const at = blocks.length - 1;
  const block = blocks[at];
  if (blocks.length < 3 || block?.type !== 'paragraph') return undefined;
  const { words } = block;
  const isSentence = /[.!?…؟۔]["'”’»)\]]*$/u.test(words);
  const count = words.split(/\s+/).length;
  if (isSentence || count < 3 || words.length > 300 || afterReadMore(words) !== undefined)
    return undefined;
  return { at, caption: words.replace(/^(?:photo|caption|picture|عکس|تصویر)\s*:\s*/i, '') };
};

interface Line {
  /** As Markdown. */
  readonly blocks: readonly string[];
  readonly missing: readonly string[];
}

/** A "Read more" line with what the archive has of it; the rest stands in a comment. */
const toReadMore = (named: string, { language, index }: TextContext): Line => {
  const parts = named
    .split(/[;؛；]/)
    .map((text) => ({ text: text.trim(), href: undefined, line: 1, column: 1 }))
    .filter(({ text }) => text !== '');
  const steps = readParts(parts, { file: '', language, article: undefined }, index);
  const found = steps.flatMap((step) =>
    step.found && 'article' in step.found ? step.found.article : [],
  );
  const missing = steps
    .filter((step) => !step.found || !('article' in step.found))
    .map(({ typed }) => typed);
  const label = languagePack(language).readMoreLabels[0] ?? 'Read more';
  const value = `${label}: ${[...new Set(found)].map(({ title }) => title).join('; ')}`;
  return {
    missing,
    blocks: [
      ...(found.length > 0 ? [writeWords(value)] : []),
      ...(missing.length > 0 ? [toComment(`Not in the archive: ${missing.join('; ')}`)] : []),
    ],
  };
};

const writeWords = (value: string): string =>
  toMarkdown(
    { type: 'paragraph', children: [{ type: 'text', value }] },
    { extensions: [gfmToMarkdown()] },
  ).trim();

/** Finds the parts of an article in the text of one page: nothing is lost that is not named. */
export const readText = (typed: Blocks, context: TextContext): PastedText => {
  const { language, timeZone } = context;
  const { kept, leftOut } = takeFurniture(typed.blocks);
  const { found: date, rest } = takeDate(kept, typed.date, timeZone);
  const [first, ...others] = rest;
  const title = typed.headline ?? first?.words ?? '';
  const isTitle = first?.words === title && first.words !== '';
  const blocks = isTitle ? others : rest;
  const caption = findCaption(blocks);
  const text = blocks.filter((_, at) => at !== caption?.at);
  const lead = text.find(({ type }) => type === 'paragraph');
  const desk = lead && findDesk(lead.words);
  const missing: string[] = [];
  let quotes = 0;
  const written = text.flatMap(({ source, type, words }): readonly string[] => {
    const named = afterReadMore(words);
    if (named !== undefined) {
      const line = toReadMore(named, context);
      missing.push(...line.missing);
      return line.blocks;
    }
    if (type !== 'paragraph' || !isQuote(words)) return [source];
    quotes++;
    return [source.replace(/^/gm, '> ')];
  });
  const words = lead?.words
    .slice(desk === undefined ? 0 : desk.length)
    .replace(/^\s*[–—―-]+\s*/u, '');
  const name = languagePack(language).name;
  return {
    ...{ title, published: date?.typed, desk, missing, caption: caption?.caption },
    summary: toSummary(words ?? ''),
    markdown: [
      ...written,
      ...(caption ? [toComment(`Caption of the picture: ${caption.caption}`)] : []),
    ].join('\n\n'),
    guesses: [
      `the language: ${name}`,
      ...(date?.guesses ?? []),
      ...(desk === undefined ? [] : [`the byline: "${desk}", which stands before the lead`]),
      ...(words ? ['the summary: the beginning of the lead'] : []),
      ...(quotes > 0
        ? [`set as quotes, since they stand between quotation marks: ${String(quotes)}`]
        : []),
      ...(caption ? [`the caption of the picture: "${excerptOf(caption.caption)}"`] : []),
    ],
    leftOut: [...typed.losses, ...leftOut],
  };
};
