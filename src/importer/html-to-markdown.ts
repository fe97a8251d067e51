import { fromHtml } from 'hast-util-from-html';
import type { Root as HtmlRoot } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { defaultHandlers } from 'hast-util-to-mdast';
import { visit } from '../markdown/visit.ts';
import { settings } from '../config.ts';
import { toPlainText } from '../markdown/plain-text.ts';
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
import { readMoreLines } from './html/read-more.ts';
import { tidy } from './html/tidy.ts';
import { toMdast } from './html/to-mdast.ts';
import { rewrite } from './html/tree.ts';
import { makeLosses } from './losses.ts';
import { writeMarkdown } from './write-markdown.ts';

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
  const tree = fromHtml(html, { fragment: true });
  // Nobody asks where an element stood, and the tree is copied several times.
  visit(tree, (node) => {
    delete node.position;
  });
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

const convert = ({ tree, articles }: ReturnType<typeof resolve>, context: HtmlContext): string => {
  const markdown = toMdast(sanitize(tree, importedSchema), defaultHandlers);
  tidy(markdown);
  readMoreLines(markdown, { ...context, articles });
  mendOutline(markdown, context.losses);
  return writeMarkdown(markdown);
};

/** The words of HTML alone, in paragraphs, whatever its markup. */
export const wordsOf = (html: string): string => {
  const words = html.replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, '').replace(/<[^>]*>/g, '\n');
  const tree = fromHtml(words, { fragment: true });
  let text = '';
  visit(tree, 'text', (node) => void (text += node.value));
  return writeMarkdown({
    type: 'root',
    children: text
      .split(/\n\s*/)
      .map((line) => line.trim())
      .filter(Boolean)
      .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  });
};

/** HTML that has been read, and waits to become Markdown. */
export interface ReadHtml {
  /** May be asked for once. */
  readonly toMarkdown: () => Converted;
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
  return {
    toMarkdown: () => {
      const markdown = read && orUndefined(() => convert(read, context));
      if (markdown !== undefined) return { markdown, losses: losses.list() };
      losses.add('the markup stands too deep inside itself: only the words were kept');
      return { markdown: wordsOf(html), losses: losses.list() };
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
export const htmlToText = (html: string): string => {
  const tree = fromHtml(html, { fragment: true });
  return toPlainText(sanitize(tree, importedSchema));
};
