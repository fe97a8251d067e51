import { z } from 'zod';
import { expect, test } from 'vitest';
import { articleSchema } from '../../src/records/article.ts';
import { knownKeys, toInnermost, toKeyName, toValueFault } from '../../src/records/value-fault.ts';

test.each([
  [['title'], '`title`'],
  [['image', 'alt'], '`image.alt`'],
  [['tags', 0], '`tags` (entry 1)'],
])('%j is called %s', (path, name) => {
  expect(toKeyName(path)).toBe(name);
});

test.each<[string, unknown, string]>([
  ['title', 7, '`title` must be a text.'],
  ['title', ' ', '`title` is empty.'],
  ['draft', 'yes', '`draft` must be true or false.'],
  ['kind', 'rant', '`kind` must be one of: analysis, report, explainer, opinion, brief.'],
  ['byline', 7, '`byline` must be a text or a list of texts.'],
  ['byline', { name: 'Anna' }, '`byline` must be a text or a list of texts.'],
  ['tags', ['a', 2023], '`tags` (entry 2) must be a text.'],
  ['tags', ['a', ''], '`tags` (entry 2) is empty.'],
  ['image', 'x.png', '`image` must be a group of keys.'],
  ['aliases', '', '`aliases` is empty.'],
])('%s: %j is told as: %s', (key, value, message) => {
  const { error } = articleSchema.partial().safeParse({ [key]: value });
  const [issue] = error?.issues ?? [];
  expect(issue && toValueFault(toInnermost(issue)).message).toBe(message);
});

test('the keys that may stand at a place are known', () => {
  expect(knownKeys(articleSchema, [])).toContain('formerTitles');
  expect(knownKeys(articleSchema, ['image'])).toEqual(['file', 'alt', 'caption', 'credit']);
  expect(knownKeys(articleSchema, ['tags'])).toEqual([]);
  expect(knownKeys(z.object({ a: z.string() }), ['b', 'c'])).toEqual([]);
});
