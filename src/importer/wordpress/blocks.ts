import type { Losses } from '../losses.ts';

/** How Gutenberg marks where a block begins and ends, up to its attributes, which are JSON. */
const mark = /<!--\s+(\/?)wp:([a-z][\w/-]*)(?=\s)/g;

/** Reusable blocks may hold others; one that holds itself has to end, and so have many that hold many. */
const [mostNested, mostReused] = [5, 500];

/** In characters, for one post: a block of many words may be used many times. */
const mostReusedText = 4_000_000;

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

/** What a mark says between its name and its end; `undefined` where that is nothing that blocks have. */
const readMark = (typed: string): { json: string | undefined; isEmpty: boolean } | undefined => {
  const isEmpty = typed.endsWith('/');
  const json = (isEmpty ? typed.slice(0, -1) : typed).trim();
  if (json === '') return { json: undefined, isEmpty };
  return json.startsWith('{') && json.endsWith('}') ? { json, isEmpty } : undefined;
};

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
): string => {
  let [reused, length] = [0, 0];
  const readBlock = (name: string, json: string | undefined, depth: number): string => {
    const attributes = readAttributes(json);
    const url = textOf(attributes['url']);
    if (name === 'block') {
      const shared = reusable.get(String(attributes['ref']));
      reused += 1;
      length += shared?.length ?? 0;
      const isInBounds = depth < mostNested && reused <= mostReused && length <= mostReusedText;
      if (shared !== undefined && isInBounds) return read(shared, depth + 1);
      losses.add(
        shared === undefined
          ? 'a reusable block that is not in the export was left out'
          : 'a reusable block within too many others was left out',
      );
      return '';
    }
    if (url !== '') {
      losses.add('an embed became a link');
      return `<p><a href="${escape(url)}">${escape(url)}</a></p>`;
    }
    if (!silent.has(name))
      losses.add(`the block "${name}", which WordPress fills itself, was left out`);
    return '';
  };
  /** An older cover block says only by style which picture lies behind its words. */
  const readCover = (json: string | undefined, follows: string): string => {
    const attributes = readAttributes(json);
    const url = textOf(attributes['url']);
    const isHidden = url !== '' && !(/^\s*<div/.test(follows) && follows.includes('<img'));
    return isHidden ? `<img src="${escape(url)}" alt="${escape(textOf(attributes['alt']))}">` : '';
  };
  const read = (text: string, depth: number): string => {
    const parts: string[] = [];
    let from = 0;
    const marks = new RegExp(mark);
    for (let found = marks.exec(text); found; found = marks.exec(text)) {
      const end = text.indexOf('-->', marks.lastIndex);
      if (end < 0) break;
      const typed = readMark(text.slice(marks.lastIndex, end).trim());
      marks.lastIndex = end + '-->'.length;
      if (!typed) continue;
      const [, slash, name = ''] = found;
      parts.push(text.slice(from, found.index));
      from = marks.lastIndex;
      if (slash === '/') continue;
      if (typed.isEmpty) parts.push(readBlock(name, typed.json, depth));
      else if (/^(?:core\/)?cover$/.test(name))
        parts.push(readCover(typed.json, text.slice(from, from + 1500)));
    }
    return parts.join('') + text.slice(from);
  };
  return read(content, 0);
};

/** They hold nothing that a reader could miss. */
const silent = new Set(['spacer', 'separator', 'more', 'nextpage', 'footnotes']);
