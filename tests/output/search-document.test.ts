import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toSearchDocument } from '../../src/output/search-document.ts';

const record = {
  url: '/fa/2023/x/' as const,
  title: 'قره‌باغ "۱"',
  summary: 'كوتاه',
  published: '2023-03-02T14:33:00.000Z',
  day: '۱۱ اسفند ۱۴۰۱',
  captions: ['Map of <x>', undefined],
  filters: { tag: ['شوشا', 'a&b'], thread: [], kind: ['گزارش'], author: ['ن'], year: ['2023'] },
};

const html =
  '<h2 id="ي1">راه ي 2 &#x3C; 3</h2><tl-read-more data-index="0"></tl-read-more>' +
  '<p title="a > ي">متن</p><tl-image data-index="0"></tl-image><tl-image data-index="1"></tl-image>';

const document = toSearchDocument(record, html, 'fa');
const $ = load(document.html);

test('the headline is there to be searched and to be shown; captions are words of the piece', () => {
  expect(document.meta).toEqual({
    day: '۱۱ اسفند ۱۴۰۱',
    headline: 'قره‌باغ "۱"',
    title: 'قره‌-باغ "۱"',
  });
  expect($('body').text()).toContain('Map of <x>');
  expect($('body p').first().text()).toBe('كوتاه');
});

test('filters hold the words that readers see', () => {
  expect(document.filters).toEqual(record.filters);
});
