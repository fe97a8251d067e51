import type { LanguagePack } from '../i18n/language-pack.ts';
import type { Element, Root, Text } from 'hast';
import type { VFile } from 'vfile';
import { notesOf } from './notes.ts';
import { visit } from './visit.ts';

/** remark-rehype's options for footnotes in a document's own language, under a heading that everybody sees. */
export const footnoteOptions = ({ strings, direction, tag }: LanguagePack) => {
  const numbers = new Intl.NumberFormat(tag);
  // U+FE0E: the sign is text; phones would draw it as a picture.
  const arrow: Text = { type: 'text', value: direction === 'rtl' ? '↪\uFE0E' : '↩\uFE0E' };
  return {
    // Headings have no ids like these, and `#fn-1` is an address that a person can read out.
    clobberPrefix: '',
    footnoteLabel: strings.footnotes,
    footnoteLabelProperties: {},
    footnoteBackLabel: (note: number, call: number): string =>
      `${strings.backToText} (${numbers.format(note + 1)}${call > 1 ? `-${numbers.format(call)}` : ''})`,
    footnoteBackContent: (_note: number, call: number): (Element | Text)[] =>
      call > 1
        ? [
            arrow,
            {
              type: 'element',
              tagName: 'sup',
              properties: {},
              children: [{ type: 'text', value: numbers.format(call) }],
            },
          ]
        : [arrow],
  };
};

/** Ids as they were typed, where their addresses are percent-encoded: browsers decode one, and compare it with the other. */
const decodeId = (id: string): string => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

/**
 * Writes the numbers of footnotes in the digits of the language, as its browsers number the notes themselves, and the
 * ids of notes with names in any script so that links find them, on this page and on those of many texts.
 *
 * @param options.tag The language, BCP 47.
 * @returns A transform that notes the ids as `anchors`.
 */
export const rehypeFootnoteSigns = ({ tag }: { readonly tag: string }) => {
  const numbers = new Intl.NumberFormat(tag);
  return (tree: Root, file: VFile): void => {
    visit(tree, 'element', (node) => {
      // As the HTML parser has it, so that a text with typed HTML and one without are alike.
      for (const mark of ['dataFootnotes', 'dataFootnoteRef'])
        if (node.properties[mark] === true) node.properties[mark] = '';
      const { id } = node.properties;
      if (typeof id === 'string' && /^fn(?:ref)?-/.test(id)) {
        node.properties.id = decodeId(id);
        notesOf(file).anchors.push(decodeId(id));
      }
      const [number] = node.children;
      if (node.properties['dataFootnoteRef'] === undefined || number?.type !== 'text') return;
      number.value = numbers.format(Number(number.value));
    });
  };
};
