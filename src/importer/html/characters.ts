import type { Nodes, Root } from 'hast';
import { cleanText } from '../clean-text.ts';
import type { HtmlContext } from './context.ts';

/** Takes out of texts and attributes what the checker refuses. A part that a person cannot see was no part of the text. */
export const cleanCharacters = (tree: Root, { losses }: HtmlContext): void => {
  let count = 0;
  const clean = (typed: string): string => {
    const { text, removed } = cleanText(typed);
    count += removed;
    return text;
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') node.value = clean(node.value);
    if (node.type === 'element') {
      for (const [name, value] of Object.entries(node.properties))
        if (typeof value === 'string') node.properties[name] = clean(value);
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
  if (count > 0) losses.add(`invisible or broken characters were taken out: ${count}`);
};
