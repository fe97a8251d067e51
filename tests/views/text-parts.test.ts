import { describe, expect, test } from 'vitest';
import type { ResolvedLink } from '../../src/graph/links.ts';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import type { Article } from '../../src/records/article.ts';
import { toTextParts } from '../../src/views/text-parts.ts';
import type { Picture } from '../../src/records/pictures.ts';
import { anArticle } from '../support/content.ts';

const picture: Picture = { src: '/_astro/map.svg', width: 8, height: 6, copies: [] };
const pictures = new Map([['map.svg', picture]]);

const toLink = (href: string | undefined): ResolvedLink => ({ href, article: undefined });

const toParts = async (
  markdown: string,
  links: readonly (string | undefined)[] = [],
  readMores: readonly (readonly Article[])[] = [],
  desks: readonly string[] = [],
) => {
  const body = { ...(await renderMarkdown(markdown, { language: 'en' })), digest: '' };
  return toTextParts(body, { links: links.map(toLink), readMores }, pictures, desks);
};

const toHtml = async (...args: Parameters<typeof toParts>): Promise<string> =>
  (await toParts(...args))
    .map((part) => (part.type === 'html' ? part.html : `<${part.type}>`))
    .join('');

test('a text is parted at its markers, in order', async () => {
  const one = anArticle({ id: 'en/2022/one', title: 'One' });
  const parts = await toParts(
    'First.\n\n![A map](map.svg "Caption. Credit: A. Name")\n\nRead more: One; Two\n\nWith ![a sign](map.svg) within.',
    [],
    [[one]],
  );
  expect(parts).toMatchObject([
    { type: 'html', html: '<p>First.</p>\n' },
    {
      type: 'figure',
      picture: { original: picture, alt: 'A map', caption: 'Caption.', credit: 'A. Name' },
    },
    { type: 'read-more', teasers: [{ title: 'One', href: '/2022/one/' }] },
    { type: 'html', html: '\n<p>With ' },
    { type: 'image', picture: { alt: 'a sign', caption: undefined } },
    { type: 'html', html: ' within.</p>' },
  ]);
});

test('pictures in one paragraph are a gallery, each with its caption', async () => {
  const gallery = (...names: (string | undefined)[]) => ({
    type: 'gallery',
    pictures: names.map((caption) => ({ original: picture, caption })),
  });
  const toPictures = (separator: string) =>
    [`![A](map.svg "One")`, `![B](map.svg "Two")`, `![C](map.svg)`].join(separator);
  for (const separator of [' ', '\n', '  \n', '\\\n', '<br>'])
    expect(await toParts(toPictures(separator))).toMatchObject([gallery('One', 'Two', undefined)]);
  expect((await toParts(toPictures('\n\n'))).map(({ type }) => type)).toEqual([
    ...['figure', 'figure', 'figure'],
  ]);
  const mixed = await toParts('![A](map.svg) and ![B](map.svg)');
  expect(mixed.map(({ type }) => type)).toEqual(['html', 'image', 'html', 'image', 'html']);
  // Of a gallery of two, one is left.
  expect(await toParts('![A](map.svg) ![B](gone.svg)')).toMatchObject([{ type: 'figure' }]);
  expect(await toParts('![A](https://example.org/x.png) ![B](map.svg)')).toMatchObject([
    { type: 'html', html: '<p>A</p>' },
    { type: 'figure' },
  ]);
});

test('what leads nowhere is left out: a block without articles, a picture without a file', async () => {
  expect(
    await toParts('First.\n\nRead more: Gone\n\n![A photo](gone.png)\n\nLast.', [], [[]]),
  ).toMatchObject([{ html: '<p>First.</p>\n' }, { html: '\n<p>Last.</p>' }]);
  expect(await toParts('Read more: Gone', [], [[]])).toEqual([]);
});

describe('links', () => {
  test.each([
    ['[x](y.md)', '/2023/y/', '<a href="/2023/y/">x</a>'],
    ['[x](y.md "A title")', '/2023/y/', '<a href="/2023/y/" title="A title">x</a>'],
    ['[x](y.md)', '/y/?a=1&b="2"', '<a href="/y/?a=1&amp;b=&quot;2&quot;">x</a>'],
    ['[x](y.md)', "/$&/$1/$'", `<a href="/$&amp;/$1/$'">x</a>`],
    ['<a title="a > b" href="y.md">x</a>', '/2023/y/', '<a href="/2023/y/" title="a > b">x</a>'],
    ['<a lang="fa" dir="rtl" href="y.md">x</a>', '/y/', '<a href="/y/" lang="fa" dir="rtl">x</a>'],
  ])('%s to %s', async (markdown, href, html) => {
    expect(await toHtml(markdown, [href])).toBe(`<p>${html}</p>`);
  });

  test('that are dead lose their address', async () => {
    expect(await toHtml('[x](y.md)', [undefined])).toBe('<p><a data-dead>x</a></p>');
    expect(await toHtml('[x](y.md)')).toBe('<p><a data-dead>x</a></p>');
  });

  test('that a text only talks about stay words', async () => {
    const words = '`<a href="tl-link:0">` and href="tl-link:0"';
    const html = await toHtml(`${words} and [x](y.md)`, ['/y/']);
    expect(html).toBe(
      '<p><code>&#x3C;a href="tl-link:0"></code> and href=“tl-link:0” and <a href="/y/">x</a></p>',
    );
    expect(await toHtml('`<tl-image data-index="0"></tl-image>`')).toMatch(
      '<p><code>&#x3C;tl-image',
    );
  });
});

describe('the name before the first dash', () => {
  const text = 'Caucasus Desk – The road is open.';

  test.each([
    [text, ['Caucasus Desk'], '<p><b class="lead-in">Caucasus Desk</b> – The road is open.</p>'],
    [
      text,
      ['Anna', 'caucasus desk'],
      '<p><b class="lead-in">Caucasus Desk</b> – The road is open.</p>',
    ],
    [text, ['Law Desk'], '<p>Caucasus Desk – The road is open.</p>'],
    [text, [], '<p>Caucasus Desk – The road is open.</p>'],
    [
      '*Caucasus* Desk – Open.',
      ['Caucasus Desk'],
      '<p><b class="lead-in"><em>Caucasus</em> Desk</b> – Open.</p>',
    ],
    ['R&D Desk – Open.', ['R&D Desk'], '<p><b class="lead-in">R&#x26;D Desk</b> – Open.</p>'],
    [
      'میز قفقاز – راه باز است.',
      ['ميز قفقاز'],
      '<p><b class="lead-in">میز قفقاز</b> – راه باز است.</p>',
    ],
    [
      'The road – a street, really – is open.',
      ['Caucasus Desk'],
      '<p>The road – a street, really – is open.</p>',
    ],
  ])('%s by %j', async (markdown, desks, html) => {
    expect(await toHtml(markdown, [], [], desks)).toBe(html);
  });
});

test('a text is parted once as long as its parts are in use, and anew for other links or names', async () => {
  const body = { ...(await renderMarkdown('A [link](a.md).', { language: 'en' })), digest: '' };
  const mentions = { links: [toLink('/a/')], readMores: [] };
  const parts = toTextParts(body, mentions, pictures, ['A Desk']);
  expect(toTextParts(body, mentions, pictures, ['A Desk'])).toBe(parts);
  expect(toTextParts(body, mentions, pictures)).not.toBe(parts);
  const moved = toTextParts(body, { links: [toLink('/b/')], readMores: [] }, pictures, ['A Desk']);
  expect(moved).toEqual([{ type: 'html', html: '<p>A <a href="/b/">link</a>.</p>' }]);
});
