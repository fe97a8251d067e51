import type { Element, Parents, Root } from 'hast';
import type { HtmlContext } from './context.ts';
import { attribute, element, isInline, rewrite, text } from './tree.ts';

const embedding = new Set(['iframe', 'embed', 'object', 'video', 'audio']);

/** The page that a player shows, for those services whose player's address is another. */
const pages: readonly (readonly [RegExp, string])[] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})[^]*$/,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)[^]*$/, 'https://vimeo.com/$1'],
  [
    /^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)[^]*$/,
    'https://www.dailymotion.com/video/$1',
  ],
];

const toPage = (src: string): string => {
  const url = src.startsWith('//') ? `https:${src}` : src;
  const page = pages.find(([pattern]) => pattern.test(url));
  return page ? url.replace(...page) : url;
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
  const last = /([^/]+\.\w{2,5})(?:[?#].*)?$/.exec(url)?.[1];
  return last ?? url;
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
