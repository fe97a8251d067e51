import { toHtml } from 'hast-util-to-html';
import type { Element, Nodes, Root as HtmlRoot } from 'hast';
import { visit } from '../../markdown/visit.ts';
import type { Language } from '../../i18n/languages.ts';
import { languages } from '../../i18n/languages.ts';
import { collapse, toPlainText } from '../../markdown/plain-text.ts';
import { toLabels } from '../../markdown/read-more-label.ts';
import { cleanText } from '../clean-text.ts';
import { parseHtml, tooDeep } from '../html/parse-html.ts';
import { readHtml, type Block } from '../html-to-markdown.ts';
import { rewrite } from '../html/tree.ts';

/** A text that came in, before anything is made of it. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** What a page says of itself apart from its text. */
  readonly headline: string | undefined;
  readonly date: string | undefined;
  /** What could not be kept. */
  readonly losses: readonly string[];
}

const labels = toLabels(Object.values(languages).flatMap(({ readMoreLabels }) => readMoreLabels));

/** Where the words after the label of a "Read more" line begin; `undefined` where it is none. */
export const afterReadMore = (words: string): string | undefined => {
  const start = labels.atStart(words);
  return start === undefined ? undefined : words.slice(start).trim();
};

/** The words that stand for a label while HTML becomes Markdown, which would resolve the line it begins. */
const stand = 'tlreadmorestandin';

/** HTML, of which nothing but an article is left, in blocks. Changes the tree. */
const toBlocks = (
  tree: HtmlRoot | Element,
  language: Language,
): Pick<Blocks, 'blocks' | 'losses'> => {
  visit(tree, 'text', (node) => {
    const after = afterReadMore(node.value);
    if (after !== undefined) node.value = `${stand} ${after}`;
  });
  const { blocks, losses } = readHtml(toHtml(tree), { language }).toBlocks();
  return {
    blocks: blocks.map((block) =>
      block.words.startsWith(stand)
        ? { ...block, words: `Read more: ${block.words.slice(stand.length).trim()}` }
        : block,
    ),
    losses,
  };
};

const toParagraph = (line: string): Element => {
  const quoted = /^>\s?(.*)$/.exec(line)?.[1];
  const paragraph: Element = {
    ...{ type: 'element', tagName: 'p', properties: {} },
    children: [{ type: 'text', value: quoted ?? line }],
  };
  if (quoted === undefined) return paragraph;
  return { type: 'element', tagName: 'blockquote', properties: {}, children: [paragraph] };
};

/** A paragraph that is no longer is a headline, or a line of its own. */
const mostShort = 40;

/** A line that goes on where the one before it stopped: it was broken at some width, and no sentence ended there. */
const goesOn = (before: string, line: string): boolean =>
  /[\p{L}\p{N},،;:–—-]$/u.test(before.slice(-2)) && /^\p{Ll}/u.test(line);

/** The blocks of a text copied out of a browser or a word processor: a line is a paragraph. */
export const textToBlocks = (typed: string, language: Language): Blocks => {
  const { text, removed } = cleanText(typed);
  const paragraphs: string[][] = [];
  for (const part of text.split(/\n\s*\n/)) {
    let lines: string[] = [];
    let length = 0;
    for (const line of part.split('\n').map(collapse).filter(Boolean)) {
      if (length <= mostShort || !goesOn(lines.at(-1) ?? '', line)) {
        lines = [];
        length = 0;
        paragraphs.push(lines);
      }
      lines.push(line);
      length += line.length;
    }
  }
  const children = paragraphs.map((lines) => toParagraph(lines.join(' ')));
  const { blocks, losses } = toBlocks({ type: 'root', children }, language);
  const lost =
    removed > 0 ? [`invisible or broken characters were taken out: ${String(removed)}`] : [];
  return { blocks, headline: undefined, date: undefined, losses: [...lost, ...losses] };
};

const aside: ReadonlySet<string> = new Set(
  'nav footer aside form script style noscript button template iframe'.split(' '),
);

const find = (tree: Nodes, fits: (element: Element) => boolean): Element | undefined => {
  let found: Element | undefined;
  visit(tree, 'element', (node) => {
    if (found === undefined && fits(node)) found = node;
  });
  return found;
};

const takeOut = (tree: HtmlRoot | Element, fits: (element: Element) => boolean): void => {
  rewrite(tree, (node) => (fits(node) ? [] : undefined));
};

const titleOf = (tree: HtmlRoot): string | undefined => {
  const heading = find(tree, ({ tagName }) => tagName === 'h1');
  const meta = find(
    tree,
    ({ tagName, properties }) => tagName === 'meta' && properties.property === 'og:title',
  );
  const title = find(tree, ({ tagName }) => tagName === 'title');
  const words = [
    heading && toPlainText(heading),
    typeof meta?.properties.content === 'string' ? meta.properties.content : undefined,
    title && toPlainText(title),
  ];
  return words.map((each) => collapse(each ?? '')).find(Boolean);
};

const dateOf = (tree: HtmlRoot): string | undefined => {
  const time = find(
    tree,
    ({ tagName, properties }) => tagName === 'time' && properties.dateTime !== undefined,
  );
  return typeof time?.properties.dateTime === 'string' ? time.properties.dateTime : undefined;
};

/** The blocks of an HTML page or of HTML from a clipboard: of its article, else its main part, else of all. */
export const htmlToBlocks = (html: string, language: Language): Blocks => {
  const { tree, isCut } = parseHtml(html, false);
  const [headline, date] = [titleOf(tree), dateOf(tree)];
  const part =
    find(tree, ({ tagName }) => tagName === 'article') ??
    find(tree, ({ tagName }) => tagName === 'main') ??
    tree;
  takeOut(part, ({ tagName }) => aside.has(tagName) || tagName === 'head' || tagName === 'h1');
  const { blocks, losses } = toBlocks(part, language);
  return { blocks, losses: isCut ? [tooDeep, ...losses] : losses, headline, date };
};

/** Whether a text is HTML rather than words: it begins with a tag, or holds those of paragraphs. */
export const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<meta|<(?:p|div|article|main|h[1-6]|body|span|b|table|ul|ol)[\s>])/i.test(
    text,
  );
