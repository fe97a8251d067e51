import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { expect, test } from 'vitest';
import { markdownStyle, writeMarkdown } from '../../src/importer/write-markdown.ts';

/** The library's own way, which looks at every character. */
const writeSlowly = (tree: Root): string => toMarkdown(tree, markdownStyle).trim();

const text = fc
  .array(
    fc.constantFrom(
      ...Array.from(' \t\n!"#$%&\'()*+,-./0123456789:;<=>?@[\\]^_`{|}~aAhpswWb'),
      'متن',
      '。',
      'http://',
      'www.',
      'a.b',
      '1. ',
      '1) ',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts): PhrasingContent => ({ type: 'text', value: parts.join('') }));

const line: fc.Arbitrary<PhrasingContent[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: text },
    text.map((child): PhrasingContent => ({ type: 'strong', children: [child] })),
    text.map((child): PhrasingContent => ({ type: 'emphasis', children: [child] })),
    text.map((child): PhrasingContent => ({
      type: 'link',
      url: 'https://e.example',
      children: [child],
    })),
    fc.constant<PhrasingContent>({
      type: 'link',
      url: 'https://e.example/a b',
      children: [{ type: 'text', value: 'https://e.example/a b' }],
    }),
    fc.constant<PhrasingContent>({ type: 'inlineCode', value: 'code' }),
    fc.constant<PhrasingContent>({ type: 'html', value: '<sub>' }),
    fc.constant<PhrasingContent>({ type: 'break' }),
  ),
  { maxLength: 4 },
);

const block = line.chain((children) =>
  fc.constantFrom<Root['children'][number]>(
    { type: 'paragraph', children },
    { type: 'heading', depth: 2, children },
    { type: 'blockquote', children: [{ type: 'paragraph', children }] },
    {
      type: 'list',
      ordered: false,
      children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }],
    },
    {
      type: 'table',
      children: [{ type: 'tableRow', children: [{ type: 'tableCell', children }] }],
    },
  ),
);

test('a text is written as the library would write it, which looks at every character', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (children) => {
      expect(writeMarkdown({ type: 'root', children: structuredClone(children) })).toBe(
        writeSlowly({ type: 'root', children }),
      );
    }),
    { numRuns: 1000 },
  );
});
