import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../src/checker/check-content.ts';
import { isPublished } from '../src/graph/held-back.ts';
import type { Article } from '../src/records/article.ts';
import { toCacheFolder } from '../src/support/cache-folder.ts';
import { openKeptRecords, type KeptRecords } from '../src/records/kept-records.ts';
import { readContent } from '../src/records/read-content.ts';
import { type Records } from '../src/records/records.ts';

const root = resolve(import.meta.dirname, '..');
const afterTheStory = Date.UTC(2024, 6, 1);

describe('the demonstration', () => {
  let kept: KeptRecords;
  let records: Records;
  let published: readonly Article[];

  beforeAll(async () => {
    kept = openKeptRecords(toCacheFolder(root));
    ({ records } = await readContent(root, kept));
    published = records.articles.filter((article) => isPublished(article, afterTheStory));
  });

  afterAll(() => kept.close());

  const inLanguage = (language: string): Article[] =>
    published.filter((article) => article.language === language);

  test('has no problems, not even a warning', async () => {
    expect((await checkContent(root, afterTheStory)).problems).toEqual([]);
  });

  test('is a publication to look at: articles, threads, tags, desks', () => {
    expect(inLanguage('en').length).toBeGreaterThanOrEqual(24);
    expect(new Set(inLanguage('en').map(({ thread }) => thread)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(inLanguage('en').flatMap(({ byline }) => byline)).size).toBeGreaterThanOrEqual(
      3,
    );
    expect(new Set(inLanguage('en').map(({ kind }) => kind)).size).toBe(5);
    const translations = inLanguage('fa').filter(
      ({ translationOf }) => translationOf !== undefined,
    );
    expect(translations.length).toBeGreaterThanOrEqual(6);
  });

  test('shows what is held back: a draft, and a piece of the future', () => {
    const hidden = records.articles.filter((article) => !published.includes(article));
    expect(hidden.map(({ draft }) => draft).toSorted()).toEqual([false, true]);
  });

  test('each piece has its length, its thread, its tags, and what it builds on', () => {
    for (const { id, language, thread, tags, body } of published) {
      const length = body.html
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/).length;
      expect([id, length >= 330 && length <= 1000 ? 'fits' : length]).toEqual([id, 'fits']);
      expect([id, thread !== undefined, tags.length >= 4]).toEqual([id, true, true]);
      if (language === 'en' && !id.startsWith('en/2020/what-')) {
        expect([id, body.readMores.length > 0]).toEqual([id, true]);
      }
    }
  });
});
