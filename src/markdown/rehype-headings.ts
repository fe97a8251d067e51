import type { Element, Root } from 'hast';
import rehypeSlug from 'rehype-slug';
import { visit } from './visit.ts';
import type { VFile } from 'vfile';
import { notesOf } from './notes.ts';
import { toPlainText } from './plain-text.ts';
import { toNormalForm } from '../i18n/normal-form.ts';

/**
 * Gives every heading an `id` made of its words, in any script, and notes `headings`. The signs of footnotes
 * are no words: a note more above does not change addresses below.
 *
 * @returns A transform; the heading over the footnotes keeps its `id` and is not noted.
 */
export const rehypeHeadings = () => {
  const addSlugs = rehypeSlug();
  return (tree: Root, file: VFile): void => {
    const headings: Element[] = [];
    visit(tree, 'element', (node) => {
      if (/^h[2-6]$/.test(node.tagName) && node.properties.id === undefined) headings.push(node);
    });
    const texts = headings.map((node) => toPlainText(node));
    const slugs = toSlugs(texts, addSlugs);
    for (const [index, node] of headings.entries()) {
      const [slug = '', text = ''] = [slugs[index], texts[index]];
      node.properties.id = slug;
      if (text !== '')
        notesOf(file).headings.push({ depth: Number(node.tagName.slice(1)), slug, text });
    }
  };
};

/** Ids that stand on an article's page already: of the heading over footnotes, and of the letters. */
const taken = ['footnote-label', 'letters'];

/** Words that a slug keeps nothing of, and ids that are taken, are what a bare rehype-slug leaves to us. */
const toSlugs = (texts: readonly string[], addSlugs: (tree: Root) => void): string[] => {
  const stand = (text: string): Element => ({
    type: 'element',
    tagName: 'h2',
    properties: {},
    children: [
      { type: 'text', value: /[\p{L}\p{N}]/u.test(text) ? toNormalForm(text, 'NFC') : 'section' },
    ],
  });
  const stands = [...taken, ...texts].map(stand);
  addSlugs({ type: 'root', children: stands });
  return stands.slice(taken.length).map(({ properties }) => String(properties.id));
};
