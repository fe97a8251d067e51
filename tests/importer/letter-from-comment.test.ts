import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentToMarkdown } from '../../src/importer/comment-to-markdown.ts';
import { toLetter } from '../../src/importer/letter-from-comment.ts';
import { findPrivate } from '../../src/records/letter-private.ts';
import { anyHtml } from './any-html.ts';

const comment = (html: string, name = 'Nino') =>
  toLetter({
    ...{ id: 'k7f3q2mz', article: 'en/2023/x', language: 'en', name, html },
    date: '2023-03-02T10:00:00Z',
    replyTo: undefined,
  });

describe('a comment', () => {
  it('keeps its words, its emphasis and two links', () => {
    const made = comment(
      'One <em>two</em> <a href="https://a.example/">three</a>.\n\nhttps://b.example/ https://c.example/x',
    );
    expect('letter' in made && made.letter.text).toMatchInlineSnapshot(`
      "One _two_ [three](https://a.example/).

      https://b.example/ c.example/x"
    `);
    expect('losses' in made && made.losses).toMatchInlineSnapshot(`
      [
        "more than 2 links: the others are words now",
      ]
    `);
  });

  it('loses addresses, in its text and its name', () => {
    const made = comment(
      'Write to ada@mail.example, or to 192.0.2.1, or do not.',
      'ada@mail.example',
    );
    expect('letter' in made && [made.letter.name, made.letter.text]).toEqual([
      'Anonymous',
      'Write to …, or to …, or do not.',
    ]);
  });

  it.each(['Yes!', '+1', 'ممنون', '👍'])('may be as short as "%s"', (words) => {
    expect(comment(words)).toMatchObject({ letter: { text: words }, losses: [] });
  });

  it('without words is told of', () => {
    expect(comment('<img src="https://a.example/x.png">')).toEqual({
      why: expect.stringContaining('it cannot be a letter: The text has 0 characters') as string,
    });
  });

  it('of any kind becomes a letter without anything private, or none', () => {
    fc.assert(
      fc.property(anyHtml, fc.string(), (html, name) => {
        const made = comment(`${html} and what is long enough`, name);
        if ('letter' in made)
          expect(findPrivate(`${made.letter.name} ${made.letter.text}`)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['a path of the old site', '<a href="/about/">the page</a>', 'the page'],
  ['what cannot be an address', 'See <a href="http://[bad">here</a> now', 'See here now'],
  ['an address with spaces', '<a href="foo bar.com">here</a>', 'here'],
  ['a place of the old page', '<a href="#c1">above</a>', 'above'],
  ['a script', '<a href="javascript:alert(1)">here</a>', 'here'],
])('a link to %s becomes words, and the comment stays', (_, html, words) => {
  expect(commentToMarkdown(html)).toEqual({ markdown: words, isCut: false, isUnlinked: true });
});

it('links to whole addresses stay, those without a protocol get one', () => {
  const html = '<a href="https://a.org/x">A</a> <a href="www.b.org">B</a>';
  expect(commentToMarkdown(html)).toEqual({
    markdown: '[A](https://a.org/x) [B](https://www.b.org)',
    isCut: false,
    isUnlinked: false,
  });
});
