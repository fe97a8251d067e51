import fc from 'fast-check';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import { anyText } from './any-text.ts';

const render = (text: string) => renderMarkdown(text, { language: 'en', kind: 'letter-markdown' });
const renderPlain = (text: string) => renderMarkdown(text, { language: 'en', kind: 'letter' });

test.each([
  ['a paragraph', 'One.\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
  ['emphasis', '*a* **b** _c_', '<p><em>a</em> <strong>b</strong> <em>c</em></p>'],
  ['a quote', '> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
  ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['good print', '"a" -- b', '<p>“a” – b</p>'],
])('%s is read', async (_, text, html) => {
  expect(await render(text)).toMatchObject({ html, messages: [] });
});

test.each([
  ['HTML', '<b>a</b> & <script>alert(1)</script>'],
  ['HTML in a block', '<div onclick="x">\na\n</div>'],
  ['a heading', '# a'],
  ['an underlined heading', 'a\n==='],
  ['code', '`a` and\n\n    b'],
  ['a fence', '~~~js\na\n~~~'],
  ['a table', '| a | b |\n| - | - |\n| c | d |'],
  ['a footnote', 'a[^1]\n\n[^1]: b'],
  ['a task', '- [ ] a'],
  ['a strike', '~~a~~'],
  ['a definition', '[a]\n\n[a]: https://a.example'],
])('%s stays as it was typed', async (_, text) => {
  const { html, messages } = await render(text);
  const $ = load(html, null, false);
  const typed = text.replace(/[\s"-]+/g, '');
  expect(messages).toEqual([]);
  expect($.text().replace(/[\s“”–-]+/g, '')).toBe(typed.replace(/^-/, ''));
  expect($('*').not('p, ul, li, a').toArray()).toEqual([]);
});

test.each([
  ['words', '[a](https://a.example/?b&c)'],
  ['an address', 'https://a.example/?b&c'],
  ['a picture', '![a](https://a.example/?b&c)'],
])('a link by %s is its writer’s, not ours', async (_, text) => {
  const $ = load((await render(text)).html, null, false);
  expect($('a').attr()).toEqual({ href: 'https://a.example/?b&c', rel: 'nofollow ugc noopener' });
  expect($('img')).toHaveLength(0);
});

test('what is no web page is no link, and one within the site is resolved like any', async () => {
  const { html, links } = await render('[a](tel:+123) [b](/2023/x/)');
  expect(html).toBe('<p><a>a</a> <a href="tl-link:0">b</a></p>');
  expect(links).toMatchObject([{ href: '/2023/x/', text: 'b' }]);
  const harm = await render('[c](javascript:alert(1))');
  expect(harm.html).toBe('<p><a>c</a></p>');
  expect(harm.messages.map(({ rule }) => rule)).toEqual(['link/forbidden-protocol']);
});

const allowed = new Set('p em strong a blockquote ul ol li br'.split(' '));

test.each([
  ['as plain text', renderPlain],
  ['as Markdown', render],
])('whatever is typed, nothing but a letter’s elements comes out, %s', async (_, render_) => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const $ = load((await render_(text)).html, null, false);
      const elements = $('*')
        .toArray()
        .filter((node) => 'attribs' in node && 'tagName' in node);
      const names = elements.map(({ tagName }) => tagName);
      expect(names.filter((name) => !allowed.has(name))).toEqual([]);
      const attributes = elements.flatMap(({ attribs }) => Object.keys(attribs));
      expect(attributes.filter((name) => !/^(?:href|rel|title|start)$/.test(name))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

const address = (url: string, shown = url) =>
  `<a href="${url}" rel="nofollow ugc noopener">${shown}</a>`;

test.each([
  ['a line is a line', 'Dear editors,\nI wait.', '<p>Dear editors,<br>\nI wait.</p>'],
  ['an empty line parts paragraphs', 'One.\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
  ['signs stay', '\\_a\\_ *b* __c__ `d` # e', '<p>\\_a\\_ *b* __c__ `d` # e</p>'],
  ['a year is no list', '1986. What a year.\n- no', '<p>1986. What a year.<br>\n- no</p>'],
  [
    'character references stay',
    '&lt;b&gt; &amp; <b>',
    '<p>&#x26;lt;b&#x26;gt; &#x26;amp; &#x3C;b></p>',
  ],
  ['quotation marks stay', '"a" -- \'b\'...', '<p>"a" -- \'b\'...</p>'],
  ['blanks stay', '  a   b', '<p>\u00A0\u00A0a \u00A0\u00A0b</p>'],
  [
    'a quote ends where its signs do',
    '> You say so.\n> Twice.\nI do not.',
    '<blockquote>\n<p>You say so.<br>\nTwice.</p>\n</blockquote>\n<p>I do not.</p>',
  ],
  [
    'a quote may hold one',
    '>> a\n> b',
    '<blockquote>\n<blockquote>\n<p>a</p>\n</blockquote>\n<p>b</p>\n</blockquote>',
  ],
  [
    'web addresses are links',
    'See https://a.example/b_(c), www.d.example؛ [e](https://f.example).',
    `<p>See ${address('https://a.example/b_(c)')}, ${address('http://www.d.example', 'www.d.example')}؛ [e](${address('https://f.example')}).</p>`,
  ],
  [
    'nothing else is',
    '[a](/b/) <c@d.example> javascript:x tel:1',
    '<p>[a](/b/) &#x3C;c@d.example> javascript:x tel:1</p>',
  ],
])('in a letter as it was typed, %s', async (_, text, html) => {
  expect(await renderPlain(text)).toMatchObject({ html, messages: [] });
});

test('quotes without end are quoted a few times', async () => {
  const { html } = await renderPlain(`${'>'.repeat(5000)} deep`);
  expect(html.match(/<blockquote>/g)).toHaveLength(5);
  expect(html).toContain('deep');
});

test('what a letter says is what it says, letter by letter', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const typed = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
      // Of these HTML makes something else; the checker tells of them.
      fc.pre(!/[\0\uFFFD]/.test(text));
      const { html } = await renderPlain(text);
      const bare = (all: string) => all.replace(/[\s\u00A0>]+/g, '');
      expect(bare(load(html, null, false).text())).toBe(bare(typed));
    }),
    { numRuns: 200 },
  );
});
