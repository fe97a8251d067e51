import type { ElementContent, Root } from 'hast';
import { attribute, element, isBlank, rewrite, text } from './tree.ts';

const bold = /font-weight:\s*(?:bold|bolder|[6-9]00)/i;
const normal = /font-weight:\s*(?:normal|400)/i;
const italic = /font-style:\s*(?:italic|oblique)/i;
const struck = (style: string): boolean =>
  style.split(';').some((each) => /^\s*text-decoration[^]*line-through/i.test(each));

/**
 * Word processors say by style what others say by tags: `<span style="font-weight:700">`; and Google Docs puts a
 * whole text into `<b style="font-weight:normal">`.
 */
export const readStyles = (tree: Root): void => {
  rewrite(tree, (node) => {
    const style = attribute(node, 'style');
    if (style === '') return undefined;
    if ((node.tagName === 'b' || node.tagName === 'strong') && normal.test(style))
      return node.children;
    if (node.tagName !== 'span' && node.tagName !== 'font') return undefined;
    let children: ElementContent[] = node.children;
    if (struck(style)) children = [element('del', {}, ...children)];
    if (italic.test(style)) children = [element('em', {}, ...children)];
    if (bold.test(style)) children = [element('strong', {}, ...children)];
    return children === node.children ? undefined : children;
  });
};

/** The last line of a quote says who said it, after a dash, as the site's own quotes do. */
export const signQuotes = (tree: Root): void => {
  rewrite(tree, (node) => {
    if (node.tagName !== 'blockquote') return undefined;
    const filled = node.children.filter((child) => !isBlank(child));
    const last = filled.at(-1);
    const isSource =
      last?.type === 'element' &&
      (last.tagName === 'cite' || last.tagName === 'footer') &&
      filled.length > 1;
    if (!isSource) return undefined;
    const signed = element('p', {}, text('— '), ...withoutDash(last.children));
    return [{ ...node, children: node.children.map((child) => (child === last ? signed : child)) }];
  });
};

const withoutDash = (nodes: readonly ElementContent[]): ElementContent[] => {
  const toWords = (value: string): string => value.replace(/^[\s–—-]+/u, '');
  const at = nodes.findIndex((node) => node.type !== 'text' || toWords(node.value) !== '');
  const first = nodes[at];
  if (first === undefined) return [];
  const others = nodes.slice(at + 1);
  if (first.type === 'text') return [text(toWords(first.value)), ...others];
  if (first.type !== 'element') return [first, ...others];
  // A quote's <footer> holds the <cite>.
  return first.tagName === 'cite'
    ? [...withoutDash(first.children), ...others]
    : [first, ...others];
};
