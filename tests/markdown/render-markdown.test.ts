import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import { toMessageLines } from './message-lines.ts';

const fixture = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, 'fixtures', name, 'input.md'), 'utf8');

describe('renderMarkdown', () => {
  test.each(['article', 'read-more-places', 'html-forbidden', 'footnotes-mistakes'])(
    'line breaks of any kind give the same: %s',
    async (name) => {
      const body = await fixture(name);
      const expected = await renderMarkdown(body, { language: 'en' });
      for (const lineBreak of ['\r\n', '\r']) {
        const typed = body.replaceAll('\n', lineBreak);
        expect(await renderMarkdown(typed, { language: 'en' })).toEqual(expected);
      }
      expect(await renderMarkdown(`\uFEFF${body}`, { language: 'en' })).toEqual(expected);
    },
  );

  test('renderings at the same time do not meet', async () => {
    const bodies = await Promise.all(
      ['article', 'links', 'images', 'headings', 'gfm'].map(fixture),
    );
    const render = (body: string) => renderMarkdown(body, { language: 'en' });
    const apart: unknown[] = [];
    for (const body of bodies) apart.push(await render(body));
    expect(await Promise.all(bodies.map(render))).toEqual(apart);
  });

  test('words that the software adds are those of the language', async () => {
    const body = 'A.[^1]\n\n| a |\n| - |\n\n[^1]: B.';
    const { html } = await renderMarkdown(body, { language: 'fa' });
    expect(html).toContain('>یادداشت‌ها</h2>');
    expect(html).toContain('>۱</a></sup>');
    expect(html).toContain('aria-label="جدول، به پهلو می‌لغزد"');
    expect(html).toContain('aria-label="بازگشت به متن (۱)"');
  });

  test('nothing gives nothing', async () => {
    expect(await renderMarkdown('', { language: 'en' })).toEqual({
      html: '',
      headings: [],
      anchors: [],
      readMores: [],
      images: [],
      links: [],
      text: '',
      messages: [],
    });
  });

  test('what cannot be rendered is a message', async () => {
    // Astro prints what went wrong before it throws.
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { html, messages } = await renderMarkdown('<div>'.repeat(20_000), { language: 'en' });
    expect(html).toBe('');
    expect(toMessageLines(messages)).toMatchInlineSnapshot(`
      "1:501 error markdown/failed: The text could not be read: quotes, lists or HTML stand too deep inside one another.
          Take away the part that you changed last and try again.
      "
    `);
    print.mockRestore();
  });

  test.each([
    ['quotes in one line', `Text.\n\n${'> '.repeat(3000)}x`, '3:601'],
    ['quotes without spaces', `${'>'.repeat(3000)}x`, '1:301'],
    ['lists in one line', `${'- '.repeat(3000)}x`, '1:601'],
    [
      'lists by their indents',
      Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}1. x`).join('\n'),
      '302:603',
    ],
    ['quotes with an end', `${'> '.repeat(250)}x`, '1:401'],
    ['bold and slanted words', `a ${'*'.repeat(3000)}x${'*'.repeat(3000)}`, '1:401'],
    ['tags in two paragraphs', `${'<b>'.repeat(60)}x\n\n> a\n> ${'<i>'.repeat(60)}x`, '4:123'],
    ['tags in a block', `<div>\n${'<div>\n'.repeat(200)}`, '101:1'],
  ])('%s that stand too deep in one another are told of at their place', async (_, body, place) => {
    for (const kind of ['article', 'letter-markdown'] as const) {
      if (kind === 'letter-markdown' && body.includes('<')) continue;
      const { messages } = await renderMarkdown(body, { language: 'en', kind });
      expect(messages.map(({ rule, line, column }) => `${rule} ${line}:${column}`)).toEqual([
        `markdown/failed ${place}`,
      ]);
    }
  });

  test('messages stand in the order of the text', async () => {
    const { messages } = await renderMarkdown(
      '[a]()\n\n#### Four <font>x</font>\n\nRead more:\n\n![](x.png) \u202E',
      { language: 'en' },
    );
    expect(toMessageLines(messages)).toMatchInlineSnapshot(`
      "1:1 error link/empty: The link has no address.
          Write the address between the round brackets, or take the link away.
      3:1 error heading/skipped: The first heading is of level 4.
          Begin the line with "## ", or put the missing heading before it.
      3:11 error html/forbidden: The HTML tag <font> is not allowed.
          The site’s design takes care of how things look: leave it out.
      5:1 error read-more/empty: The "Read more" line names nothing.
          Write titles after the colon, on the same line, with semicolons between them; or delete the line.
      7:1 error image/missing-alt: The picture has no description for those who cannot see it.
          Say what it shows, between the square brackets: ![A convoy at the checkpoint](./convoy.jpg).
      7:12 error text/bidi-override: An invisible character (U+202E) changes the direction of the text after it.
          Delete it. Words of another direction can stand in <bdi>…</bdi>, or in <span dir="rtl">…</span>.
      "
    `);
  });
});
