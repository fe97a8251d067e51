import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPortableHtml } from '../../src/output/portable-html.ts';
import { readBody } from '../../src/records/read-body.ts';

const page = 'https://example.org/sub/2023/x/';

describe('toPortableHtml', () => {
  it.each([
    ['a path of the site', '<a href="/sub/2022/y/">', '<a href="https://example.org/sub/2022/y/">'],
    ['a place in the text', '<a href="#fn-1">', '<a href="https://example.org/sub/2023/x/#fn-1">'],
    [
      'another site, as it was',
      '<a href="https://example.com/?a=1&#x26;b=%22">',
      '<a href="https://example.com/?a=1&amp;b=%22">',
    ],
    ['a mail address', '<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'],
  ])('makes links absolute: %s', (_, html, portable) => {
    expect(toPortableHtml(html, page)).toBe(portable);
  });

  it.each([
    ['classes', '<code class="language-js">', '<code>'],
    [
      'roles and labels for our own styles',
      '<div class="table" role="region" tabindex="0" aria-label="Table, scrolls">',
      '<div>',
    ],
    ['marks of our own', '<a data-dead>x</a>', '<a>x</a>'],
  ])('takes out %s', (_, html, portable) => {
    expect(toPortableHtml(html, page)).toBe(portable);
  });

  it('keeps what the text needs to be understood', () => {
    const html = '<p lang="fa" dir="rtl"><abbr title="a > b class=&#x22;c&#x22;">x</abbr><br></p>';
    expect(toPortableHtml(html, page)).toBe(html);
  });

  it('shows task lists without form fields', () => {
    const html =
      '<li><input type="checkbox" checked disabled> a</li><li><input type="checkbox" disabled> b</li>';
    expect(toPortableHtml(html, page)).toBe('<li>☑ a</li><li>☐ b</li>');
  });

  it('leaves words alone that only look like HTML', () => {
    const html = '<code>&#x3C;a href="/x" class="y">&#x3C;/a></code>';
    expect(toPortableHtml(html, page)).toBe(html);
  });

  it('changes no word and leaves no relative link, whatever was written', async () => {
    const bit = fc.constantFrom(
      ...[
        '[a](/2022/y/)',
        '`<a href="/x">`',
        '<b>',
        '"',
        '>',
        '&lt;',
        '\n\n',
        '| a | b |\n|--|--|\n',
      ],
      ...['- [x] ', '[^1]', '[^1]: z\n', '<abbr title=">">', 'کتاب', "<a href='#\"'>", '# '],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 12 }), async (bits) => {
        const { body } = await readBody('/', 'content/pages/en/x.md', bits.join(''), 0, 'en');
        const html = body.html.replaceAll(/href="tl-link:\d+"/g, 'href="/x/"');
        const before = load(html);
        const after = load(toPortableHtml(html, page));
        expect(after.text().replaceAll(/[☑☐]/g, '')).toBe(before.text());
        after('[href]').each((_, link) => {
          expect(after(link).attr('href')).toMatch(/^(?:https?|mailto):/);
        });
      }),
    );
  });
});
