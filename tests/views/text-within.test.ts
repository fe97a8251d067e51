import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/records/read-body.ts';
import type { TextPart } from '../../src/views/text-parts.ts';
import { toTextWithin, type Anchors } from '../../src/views/text-within.ts';

const anchors: Anchors = new Map([
  ['/2023/first/', '2023-first'],
  [encodeURI('/fa/2023/دیدار/'), '2023-دیدار'],
]);

const within = (html: string, anchor = '2023-second'): string => {
  const [part] = toTextWithin([{ type: 'html', html }], anchor, anchors);
  return part?.type === 'html' ? part.html : '';
};

describe('a text among others', () => {
  test.each([
    ['a place', '<h3 id="talks">', '<h4 id="2023-second/talks">'],
    ['a link to it', '<a href="#talks">', '<a href="#2023-second/talks">'],
    [
      'what describes a note',
      '<a aria-describedby="footnote-label" href="#fn-1" id="fnref-1">',
      '<a aria-describedby="2023-second/footnote-label" href="#2023-second/fn-1" id="2023-second/fnref-1">',
    ],
    ['a piece on the page', '<a href="/2023/first/">', '<a href="#2023-first">'],
    ['a place in it', '<a href="/2023/first/#talks">', '<a href="#2023-first/talks">'],
    [
      'a piece in another script',
      `<a href="${encodeURI('/fa/2023/دیدار/')}#x">`,
      `<a href="#${encodeURI('2023-دیدار')}/x">`,
    ],
    ['a piece elsewhere', '<a href="/2023/third/#x">', '<a href="/2023/third/#x">'],
    ['another site', '<a href="https://a.example/#x">', '<a href="https://a.example/#x">'],
  ])('%s', (_, html, expected) => {
    expect(within(html)).toBe(expected);
  });

  test('stands below its own headline, down to the sixth level', () => {
    expect(within('<h2>a</h2><h5>b</h5><h6>c</h6><hr>')).toBe('<h3>a</h3><h6>b</h6><h6>c</h6><hr>');
  });

  test('leaves words alone that only look like HTML', () => {
    const html = '<p title="a > b id=&#x22;c&#x22;"><code>&#x3C;h2 id="x"></code></p>';
    expect(within(html)).toBe(html);
  });

  test('twice on a page has no place twice, and no note that leads astray', async () => {
    const text =
      '## Same\n\nA note.[^1] And one.[^یادداشت]\n\n## Same\n\n[^1]: It says.\n\n[^یادداشت]: Yes.';
    const { body } = await readBody('/nowhere', 'content/pages/en/a.md', text, 0, 'en');
    const $ = load(['2023-a', '2023-دیدار'].map((anchor) => within(body.html, anchor)).join(''));
    const ids = $('[id]')
      .toArray()
      .map((element) => $(element).attr('id') ?? '');
    expect(ids.length).toBeGreaterThanOrEqual(12);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = $('a[href^="#"]')
      .toArray()
      .map((element) => decodeURIComponent($(element).attr('href')?.slice(1) ?? ''));
    expect(targets.length).toBeGreaterThanOrEqual(8);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('leads from "Read more" to the piece on the page', () => {
    const teaser = (href: string) => ({
      ...{ tag: 'en', direction: 'ltr' as const, title: 'First', href, summary: 'It was.' },
      ...{ kind: 'report' as const, kindLabel: 'Report' },
      date: { machine: '', full: '', day: '', gregorian: undefined },
    });
    const parts: TextPart[] = [
      { type: 'read-more', teasers: [teaser('/2023/first/'), teaser('/2023/third/')] },
    ];
    const [part] = toTextWithin(parts, '2023-second', anchors);
    const hrefs = part?.type === 'read-more' ? part.teasers.map(({ href }) => href) : [];
    expect(hrefs).toEqual(['#2023-first', '/2023/third/']);
  });
});
