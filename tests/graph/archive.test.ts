import { expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { buildArchive } from '../../src/graph/archive.ts';
import { anArticle } from '../support/content.ts';

test('months begin and end as the publication’s clocks say', () => {
  expect(settings.timeZone).toBe('Asia/Tbilisi');
  const articles = [
    ['en/2023/c', '2023-02-28T20:00:00.000Z'],
    ['en/2023/b', '2023-02-28T19:59:59.999Z'],
    ['en/2023/a', '2022-12-31T20:00:00.000Z'],
    ['en/2022/z', '2022-12-31T19:59:00.000Z'],
    ['fa/2023/c', '2023-02-28T20:00:00.000Z'],
  ].map(([id = '', published = '']) => anArticle({ id, published }));
  const months = buildArchive(articles).map(({ language, year, month, articles: all }) => [
    `${language} ${year}-${month}`,
    all.map(({ id }) => id),
  ]);
  expect(months).toEqual([
    ['fa 2023-03', ['fa/2023/c']],
    ['en 2023-03', ['en/2023/c']],
    ['en 2023-02', ['en/2023/b']],
    ['en 2023-01', ['en/2023/a']],
    ['en 2022-12', ['en/2022/z']],
  ]);
});

test('articles stay in the order given', () => {
  const articles = ['c', 'a', 'b'].map((slug) => anArticle({ id: `en/2023/${slug}` }));
  expect(buildArchive(articles)[0]?.articles).toEqual(articles);
  expect(buildArchive([])).toEqual([]);
});
