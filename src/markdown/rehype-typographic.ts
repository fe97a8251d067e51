import type { Element, Nodes, Root, Text } from 'hast';
import { blockNames } from './plain-text.ts';
import { toTypographic, type Quotes } from './typographic.ts';

/** What stands in these is quoted from a machine, to the letter. */
const literal: ReadonlySet<string> = new Set(['code', 'kbd', 'pre', 'samp', 'var']);

/** Words that are an address, as in a link that was typed without brackets, stand as they are. */
const isAddress = ({ tagName, children: [words] }: Element): boolean =>
  tagName === 'a' && words?.type === 'text' && address.test(words.value);

const address = /^(?:(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+)$/i;

/** In the place of what is no text, but not nothing. */
const thing = '\uFFFC';

/**
 * Gives the text, and the words that belong to a picture, the quotation marks, dashes and ellipses of good print.
 * Comes before anything reads the text, so that everybody reads the same.
 *
 * @returns A transform.
 */
export const rehypeTypographic =
  ({ quotes }: { readonly quotes: Quotes }) =>
  (tree: Root): void => {
    let run: (Text | string)[] = [];
    const end = (): void => {
      const parts = run.map((part) => (typeof part === 'string' ? part : part.value));
      toTypographic(parts, quotes).forEach((text, at) => {
        const part = run[at];
        if (typeof part === 'object') part.value = text;
      });
      run = [];
    };
    const walk = (node: Nodes): void => {
      if (node.type === 'text') run.push(node);
      if (node.type !== 'element' && node.type !== 'root') return;
      const name = node.type === 'element' ? node.tagName : '';
      if (blockNames.has(name)) end();
      if (node.type === 'element' && name === 'img') mendPicture(node, quotes);
      if (literal.has(name) || name === 'img') run.push(thing);
      else if (node.type === 'element' && isAddress(node)) run.push(thing);
      else if (name === 'br') run.push('\n');
      else node.children.forEach(walk);
      if (blockNames.has(name)) end();
    };
    walk(tree);
    end();
  };

const mendPicture = ({ properties }: Element, quotes: Quotes): void => {
  for (const key of ['alt', 'title']) {
    const words = properties[key];
    if (typeof words === 'string') [properties[key]] = toTypographic([words], quotes);
  }
};
