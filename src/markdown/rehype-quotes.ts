import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from './visit.ts';
import { splitInline } from './split-inline.ts';

/** Not a single hyphen: that begins a list. */
const dash = /^\s*(?:[–—―]|--)\s+(?=\S)/;

/**
 * Makes a block quote whose last paragraph, or the last line of it, begins with a dash into a
 * `<figure class="quote">` with the name in its `<figcaption>`; the style sheet draws the dash.
 *
 * @returns A transform. A quote that is nothing but such a line stays as it is.
 */
export const rehypeQuotes =
  () =>
  (tree: Root): void => {
    const quotes: Element[] = [];
    visit(tree, 'element', (node) => {
      if (node.tagName === 'blockquote') quotes.push(node);
    });
    for (const node of quotes) {
      const parts = partName(node.children);
      if (parts === undefined) continue;
      const figcaption = toElement('figcaption', parts.name);
      node.children = [
        { ...node, children: parts.quote },
        { type: 'text', value: '\n' },
        figcaption,
      ];
      node.tagName = 'figure';
      node.properties = { className: ['quote'] };
    }
  };

interface Parts {
  readonly quote: ElementContent[];
  readonly name: ElementContent[];
}

const partName = (children: readonly ElementContent[]): Parts | undefined => {
  const at = children.findLastIndex((node) => !isBlank(node));
  const last = children[at];
  if (last?.type !== 'element' || last.tagName !== 'p') return undefined;
  const rest = children.slice(0, at);
  const text = toString(last);
  const start = dash.test(text) ? 0 : text.trimEnd().lastIndexOf('\n') + 1;
  const found = dash.exec(text.slice(start));
  if (found === null || (start === 0 && rest.every(isBlank))) return undefined;
  const words = splitInline(last.children, start).before;
  const { after: name } = splitInline(last.children, start + found[0].length);
  const kept = start === 0 ? [] : [toElement('p', trimEnd(words)), ...children.slice(at + 1)];
  return { quote: [...rest, ...kept], name };
};

/** Takes off the line break before the name. */
const trimEnd = (nodes: readonly ElementContent[]): ElementContent[] => {
  const end = nodes.findLastIndex((node) => !isBlank(node) && !isBreak(node)) + 1;
  return nodes
    .slice(0, end)
    .map((node, index) =>
      index === end - 1 && node.type === 'text' ? { ...node, value: node.value.trimEnd() } : node,
    );
};

const isBlank = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === '';

const isBreak = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'br';

const toElement = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
