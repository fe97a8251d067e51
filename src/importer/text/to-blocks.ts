import { toHtml } from 'hast-util-to-html';
import type { Element, Nodes, Root as HtmlRoot } from 'hast';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from '../../markdown/visit.ts';
import type { Language } from '../../i18n/languages.ts';
import { languages } from '../../i18n/languages.ts';
import { collapse, toPlainText } from '../../markdown/plain-text.ts';
import { toLabels } from '../../markdown/read-more-label.ts';
import { cleanText } from '../clean-text.ts';
import { parseHtml, tooDeep } from '../html/parse-html.ts';
import { htmlToMarkdown } from '../html-to-markdown.ts';

/** One block of a text that came in. */
export interface Block {
  /** As Markdown. */
  readonly source: string;
  readonly type: RootContent['type'];
  /** Its words in one line. */
  readonly words: string;
}

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

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** HTML, of which nothing but an article is left, in blocks. Changes the tree. */
const toBlocks = (
  tree: HtmlRoot | Element,
  language: Language,
): Pick<Blocks, 'blocks' | 'losses'> => {
  visit(tree, 'text', (node) => {
    const after = afterReadMore(node.value);
    if (after !== undefined) node.value = `${stand} ${after}`;
  });
  const { markdown, losses } = htmlToMarkdown(toHtml(tree), { language });
  const blocks = parser.parse(markdown).children.map((node): Block => {
    const words = collapse(toString(node));
    const source = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    const isReadMore = words.startsWith(stand);
    return {
      ...{ source, type: node.type },
      words: isReadMore ? `Read more: ${words.slice(stand.length).trim()}` : words,
    };
  });
  return { blocks, losses };
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

/** A line that goes on where the one before it stopped: it was broken at some width, and no sentence ended there. */
const goesOn = (before: string, line: string): boolean =>
  /[\p{L}\p{N},،;:–—-]$/u.test(before) && /^\p{Ll}/u.test(line) && before.length > 40;

/** The blocks of a text copied out of a browser or a word processor: a line is a paragraph. */
export const textToBlocks = (typed: string, language: Language): Blocks => {
  const { text, removed } = cleanText(typed);
  const lines: string[] = [];
  for (const part of text.split(/\n\s*\n/)) {
    let isFirst = true;
    for (const line of part.split('\n').map(collapse).filter(Boolean)) {
      const before = lines.at(-1);
      if (!isFirst && before !== undefined && goesOn(before, line))
        lines[lines.length - 1] = `${before} ${line}`;
      else lines.push(line);
      isFirst = false;
    }
  }
  const { blocks, losses } = toBlocks({ type: 'root', children: lines.map(toParagraph) }, language);
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
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined || !fits(node)) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
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
