import type { Element, Parents, Root } from 'hast';
import { toFileName } from '../media-path.ts';
import type { HtmlContext } from './context.ts';
import { attribute, element, isInline, rewrite, text } from './tree.ts';

const embedding = new Set(['iframe', 'embed', 'object', 'video', 'audio']);

/** The page that a player shows, for those services whose player's address is another. */
const pages: readonly (readonly [RegExp, string])[] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})/,
    'https://www.youtube.com/watch?v=',
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)/, 'https://vimeo.com/'],
  [
    /^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/,
    'https://www.dailymotion.com/video/',
  ],
];

const toPage = (src: string): string => {
  const url = src.startsWith('//') ? `https:${src}` : src;
  for (const [pattern, page] of pages) {
    const id = pattern.exec(url)?.[1];
    if (id !== undefined) return page + id;
  }
  return url;
};

const findSource = (node: Element): string => {
  const own = ['src', 'dataSrc', 'data', 'href'].map((name) => attribute(node, name)).find(Boolean);
  if (own !== undefined) return own;
  const source = node.children.find(
    (child) =>
      child.type === 'element' && ['source', 'embed', 'param', 'iframe'].includes(child.tagName),
  );
  return source?.type === 'element' ? attribute(source, 'src') || attribute(source, 'value') : '';
};

const hostOf = (url: string): string => URL.parse(url, 'https://same.invalid')?.hostname ?? '';

const nameOf = (url: string): string => {
  const name = toFileName(url);
  return /.\.\w{2,5}$/.test(name.slice(-7)) ? name : url;
};

/** Players and frames from elsewhere become links: nothing on a page comes from third parties. */
export const linkEmbeds = (tree: Root, { losses }: HtmlContext): void => {
  rewrite(tree, (node: Element, parent: Parents) => {
    // What another player had inside is gone with it already.
    if (!embedding.has(node.tagName)) return undefined;
    const url = toPage(findSource(node));
    if (url === '' || /^(?:data|javascript|about|blob):/i.test(url)) {
      losses.add(`a frame without an address was left out`);
      return [];
    }
    const host = hostOf(url);
    losses.add(
      `what was embedded from ${host === 'same.invalid' ? 'the old site' : host} became a link`,
    );
    const isFile = node.tagName === 'video' || node.tagName === 'audio';
    const words = attribute(node, 'title') || (isFile ? nameOf(url) : url);
    const link = element('a', { href: url }, text(words));
    const isInText =
      parent.type === 'element' &&
      (parent.tagName === 'p' || isInline(parent) || /^h\d$/.test(parent.tagName));
    return isInText ? [link] : [element('p', {}, link)];
  });
};
