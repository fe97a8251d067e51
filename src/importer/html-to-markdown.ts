import type { Nodes, Root as HtmlRoot } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { defaultHandlers } from 'hast-util-to-mdast';
import type { Root as Markdown, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { settings } from '../config.ts';
import { collapse, toPlainText } from '../markdown/plain-text.ts';
import { linkBareAddresses } from './html/bare-addresses.ts';
import { cleanCharacters } from './html/characters.ts';
import type { HtmlContext } from './html/context.ts';
import { linkEmbeds } from './html/embeds.ts';
import { placePictures } from './html/figures.ts';
import { findFootnotes } from './html/footnotes.ts';
import { importedSchema, isLeftOut } from './html/imported-schema.ts';
import { readStyles, signQuotes } from './html/inline-styles.ts';
import { resolveLinks } from './html/links.ts';
import { mendStructure } from './html/structure.ts';
import { mendOutline } from './html/outline.ts';
import { makeParagraphs } from './html/plain-paragraphs.ts';
import { parseHtml, prune, tooDeep } from './html/parse-html.ts';
import { readMoreLines } from './html/read-more.ts';
import { tidy } from './html/tidy.ts';
import { toMdast } from './html/to-mdast.ts';
import { isBlockName, rewrite } from './html/tree.ts';
import { makeLosses } from './losses.ts';
import { writeBlocks, writeMarkdown } from './write-markdown.ts';

/** A text as Markdown that the checker has nothing against, and what was lost on the way. */
export interface Converted {
  /** Without front matter; empty where the HTML holds no words. */
  readonly markdown: string;
  readonly losses: readonly string[];
}

/** What has no place in a text, named before it goes. Comments go without a word. */
const noteLeftOut = (tree: HtmlRoot, { losses }: HtmlContext): void => {
  rewrite(tree, (node) => {
    // The software's own names are nobody else's.
    if (/^tl-/i.test(node.tagName)) return node.children;
    if (isLeftOut(node.tagName) && node.tagName !== 'noscript')
      losses.add(`<${node.tagName}> was left out`);
    return undefined;
  });
};

/** HTML whose pictures and links have their new addresses: all that the world around has to be asked for. */
const resolve = (html: string, context: HtmlContext) => {
  const { tree, isCut } = parseHtml(html);
  if (isCut) context.losses.add(tooDeep);
  noteLeftOut(tree, context);
  cleanCharacters(tree, context);
  readStyles(tree);
  if (context.plainParagraphs) makeParagraphs(tree);
  signQuotes(tree);
  findFootnotes(tree, context);
  linkEmbeds(tree, context);
  placePictures(tree, context);
  mendStructure(tree);
  const linked = resolveLinks(tree, context);
  const bare = linkBareAddresses(tree);
  const articles = linked.union(resolveLinks(tree, context, (link) => bare.has(link)));
  return { tree, articles };
};

const convert = (
  { tree, articles }: ReturnType<typeof resolve>,
  context: HtmlContext,
): Markdown => {
  const clean = sanitize(tree, importedSchema) as HtmlRoot;
  prune(clean);
  const markdown = toMdast(clean, defaultHandlers);
  tidy(markdown);
  readMoreLines(markdown, { ...context, articles });
  mendOutline(markdown, context.losses);
  return markdown;
};

/** Elements whose text nobody reads. */
const unread = new Set(['script', 'style', 'template']);

const toWords = (html: string): Markdown => {
  const lines: string[] = [];
  let line = '';
  const endLine = (): void => {
    const words = line.replace(/\s+/g, ' ').trim();
    if (words !== '') lines.push(words);
    line = '';
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') {
      for (const [index, part] of node.value.split(/\n[^\S\n]*\n/).entries()) {
        if (index > 0) endLine();
        line += part;
      }
    }
    if (!('children' in node)) return;
    const isBlock = node.type === 'element' && (isBlockName(node.tagName) || node.tagName === 'br');
    if (node.type === 'element' && unread.has(node.tagName)) return;
    if (isBlock) endLine();
    node.children.forEach(walk);
    if (isBlock) endLine();
  };
  walk(parseHtml(html).tree);
  endLine();
  return {
    type: 'root',
    children: lines.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  };
};

/** The words of HTML alone, in paragraphs, whatever its markup. */
export const wordsOf = (html: string): string => writeMarkdown(toWords(html));

/** HTML that has been read, and waits to become Markdown. */
export interface ReadHtml {
  /** Only one of the two may be asked for, and once. */
  readonly toMarkdown: () => Converted;
  /** A piece of Markdown for each block, with the words of the block in one line. */
  readonly toBlocks: () => {
    readonly blocks: readonly Block[];
    readonly losses: readonly string[];
  };
}

/** One block of a text. */
export interface Block {
  /** As Markdown. */
  readonly source: string;
  readonly type: RootContent['type'];
  /** Its words in one line. */
  readonly words: string;
}

const orUndefined = <T>(make: () => T): T | undefined => {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
};

/**
 * The first half of `htmlToMarkdown`: everything that asks for pictures and links. Whoever has to fetch these first
 * reads the HTML twice, and makes Markdown of it once, which is the longer half.
 */
export const readHtml = (html: string, around: Partial<HtmlContext> = {}): ReadHtml => {
  const context: HtmlContext = {
    language: settings.languages[0],
    plainParagraphs: false,
    resolveLink: (href) => (/^[a-z]+:/i.test(href) ? { href, isArticle: false } : undefined),
    placePicture: () => undefined,
    findTitle: () => undefined,
    footnotes: new Map(),
    losses: makeLosses(),
    ...around,
  };
  const { losses } = context;
  const read = orUndefined(() => resolve(html, context));
  const write = <T>(how: (tree: Markdown) => T): T => {
    const written = read && orUndefined(() => how(convert(read, context)));
    if (written !== undefined) return written;
    losses.add('there is too much markup in it, or too deep inside itself: only the words stay');
    return how(toWords(html));
  };
  return {
    toMarkdown: () => {
      const markdown = write(writeMarkdown);
      return { markdown, losses: losses.list() };
    },
    toBlocks: () => {
      const blocks = write((tree) => {
        const sources = writeBlocks(tree);
        return tree.children.map((node, index): Block => ({
          ...{ source: sources[index] ?? '', type: node.type },
          words: collapse(toString(node)),
        }));
      });
      return { blocks, losses: losses.list() };
    },
  };
};

/**
 * Markdown of HTML from anywhere: readable in any script, without anything that could do harm, complete but for what
 * `losses` names. Never throws.
 *
 * @param around What is known of the world around the text. Left out, links stay as they are where they are whole
 *   addresses, and pictures become links.
 */
export const htmlToMarkdown = (html: string, around: Partial<HtmlContext> = {}): Converted =>
  readHtml(html, around).toMarkdown();

/** The words of HTML in one line: for headlines and summaries. */
export const htmlToText = (html: string): string =>
  toPlainText(sanitize(parseHtml(html).tree, importedSchema));
