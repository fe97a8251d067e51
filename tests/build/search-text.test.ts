import { expect, test } from 'vitest';
import { readSearchText, toShown, toTokens } from '../../src/build/search-text.ts';

/** The tokens of a text, each with its weight where it is not that of plain text. */
const read = (html: string): string => {
  const { tokens, weights } = readSearchText(html, (text) => text);
  return tokens
    .map((token, i) => {
      const [, weight] = weights.find(([end]) => i < end) ?? [];
      return weight === 24 ? token : `${token}*${String(weight)}`;
    })
    .join(' ');
};

test.each([
  ['blocks end sentences', '<p>one</p><p>two!</p><ul><li>three</li></ul>', 'one. two! three.'],
  ['other elements part no words', '<p>n<i>o</i>t <mark>a</mark></p>', 'not a.'],
  ['a line break does', '<p>one<br>two</p>', 'one two.'],
  ['references are characters', '<p>a &#x3C; b &amp;amp; c</p>', 'a < b &amp; c.'],
  ['headings weigh more', '<h2>A road</h2><h3>two</h3>x', 'A*144 road.*144 two.*120 x'],
  [
    'signs of footnotes are no words, their texts are',
    '<p>a<sup><a href="#fn-1" id="fnref-1" data-footnote-ref>1</a></sup>.</p><ol><li id="fn-1"><p>b <a data-footnote-backref="">↩</a></p></li></ol>',
    'a . b',
  ],
  ['a title that speaks of signs is none', '<a title="x data-footnote-ref y">a</a>', 'a'],
  [
    'readings and other pieces are left out',
    '<ruby>漢<rp>(</rp><rt>kan</rt></ruby><tl-read-more data-index="0">x</tl-read-more>',
    '漢',
  ],
  ['signs of no width are no part of a word', '<p>\u200B a\u200Bb</p>', 'ab.'],
  [
    'what Pagefind would take for its own marks is left out',
    '<p>___PAGEFIND_WEIGHT___9 a</p>',
    'a.',
  ],
])('%s', (_, html, expected) => {
  expect(read(html)).toBe(expected);
});

test('what has an id can be linked to, with the words that stand in it', () => {
  const html =
    '<p>one two</p><h2 id="a-b">The <em>way</em></h2><section id="s"><p>x</p>y</section><p id="p">z</p>';
  expect(readSearchText(html, (text) => text).anchors).toEqual([
    { element: 'h2', id: 'a-b', text: 'The way', at: 2 },
    { element: 'section', id: 's', text: 'y', at: 4 },
    { element: 'p', id: 'p', text: 'z', at: 6 },
  ]);
});

test('words are folded; addresses and references are not', () => {
  const { tokens, anchors } = readSearchText('<h2 id="a1">A 1 &#x3C; a</h2>', (text) =>
    text.replaceAll('a', 'b').replaceAll(/\d/g, '٣'),
  );
  expect(tokens).toEqual(['A', '٣', '<', 'b.']);
  expect(anchors).toEqual([{ element: 'h2', id: 'a1', text: 'A ٣ < b', at: 0 }]);
});

test('a sentence ends with its last word, whatever follows that is folded to nothing', () => {
  const { tokens } = readSearchText('<p>a<b>\u0651</b></p>', (text) => text.replace('\u0651', ''));
  expect(tokens).toEqual(['a.']);
});

test('white space is what Unicode says', () => {
  expect(toTokens('a\u0085b\u00A0c\u3000d\uFEFFe f')).toEqual(['a', 'b', 'c', 'd\uFEFFe', 'f']);
  expect(toShown(' \na  b\r\n\nc\td ')).toBe('a b c\td');
});
