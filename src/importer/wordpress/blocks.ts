import type { Losses } from '../losses.ts';

/** How Gutenberg marks where a block begins and ends, with its attributes as JSON. */
const marks = /<!--\s+(\/)?wp:([a-z][\w/-]*)\s+(?:(\{[^]*?\})\s+)?(\/)?-->/g;

/** Reusable blocks may hold others; one that holds itself has to end. */
const mostNested = 5;

const readAttributes = (json: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether a text was written in blocks: then its paragraphs have tags, and line ends mean nothing. */
export const hasBlocks = (content: string): boolean => /<!--\s+wp:/.test(content);

/**
 * The HTML of a text written in blocks. Blocks that WordPress fills when it shows a page (lists of posts, menus,
 * search) hold nothing of their own, and are told of.
 *
 * @param reusable The texts of reusable blocks by their numbers.
 */
export const readBlocks = (
  content: string,
  reusable: ReadonlyMap<string, string>,
  losses: Losses,
  depth = 0,
): string =>
  content.replace(
    marks,
    (
      _mark,
      closing: string | undefined,
      name: string,
      json: string | undefined,
      empty: string | undefined,
      at: number,
    ) => {
      if (closing !== undefined) return '';
      const attributes = readAttributes(json);
      const url = textOf(attributes['url']);
      if (empty === undefined) {
        const follows = content.slice(at, at + 1500);
        // An older cover block says only by style which picture lies behind its words.
        const isHidden =
          /^(?:core\/)?cover$/.test(name) &&
          url !== '' &&
          !/^[^]*?-->\s*<div[^]*?<img/.test(follows);
        return isHidden
          ? `<img src="${escape(url)}" alt="${escape(textOf(attributes['alt']))}">`
          : '';
      }
      if (name === 'block') {
        const text = reusable.get(String(attributes['ref']));
        if (text !== undefined && depth < mostNested)
          return readBlocks(text, reusable, losses, depth + 1);
        losses.add('a reusable block that is not in the export was left out');
        return '';
      }
      if (url !== '') {
        losses.add('an embed became a link');
        return `<p><a href="${escape(url)}">${escape(url)}</a></p>`;
      }
      if (!silent.has(name))
        losses.add(`the block "${name}", which WordPress fills itself, was left out`);
      return '';
    },
  );

/** They hold nothing that a reader could miss. */
const silent = new Set(['spacer', 'separator', 'more', 'nextpage', 'footnotes']);
