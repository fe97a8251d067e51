import { expect, it } from 'vitest';
import { summaryLimit } from '../../src/records/article.ts';
import { toSummary } from '../../src/importer/summary.ts';

it.each([
  ['a short text', 'Short.', 'Short.'],
  [
    'at a sentence',
    `${'Words and words. '.repeat(10)}${'more '.repeat(20)}`,
    'Words and words. '.repeat(10).trim(),
  ],
  ['at a word', 'word '.repeat(100), `${'word '.repeat(43).trim()}…`],
  [
    'at a Persian sentence',
    `${'واژه‌ها و واژه‌ها؟ '.repeat(9)}${'بیشتر '.repeat(20)}`,
    'واژه‌ها و واژه‌ها؟ '.repeat(9).trim(),
  ],
])('cuts %s', (_, text, summary) => {
  expect(toSummary(text)).toBe(summary);
  expect(Array.from(summary).length).toBeLessThanOrEqual(summaryLimit);
});
