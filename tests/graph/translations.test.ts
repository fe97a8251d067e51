import { describe, expect, test } from 'vitest';
import { buildArticleIndex } from '../../src/graph/article-index.ts';
import { buildTranslations } from '../../src/graph/translations.ts';
import type { Article } from '../../src/records/article.ts';
import { anArticle, toLines } from '../support/content.ts';

const places = { translationOf: { line: 9, column: 16 } };

const piece = (id: string, translationOf?: string, front: Partial<Article> = {}) =>
  anArticle({ id, translationOf, places, ...front });

const relate = (articles: readonly Article[], held: readonly string[] = []) =>
  buildTranslations(
    articles,
    new Set(articles.filter(({ id }) => !held.includes(id))),
    buildArticleIndex(articles),
  );

const idsOf = (articles: readonly Article[], held: readonly string[] = []) =>
  Object.fromEntries(
    [...relate(articles, held).translations].map(([id, byLanguage]) => [
      id,
      [...byLanguage].map(([language, { id: other }]) => `${language}: ${other}`),
    ]),
  );

describe('a piece and its translation know each other', () => {
  test.each([
    ['by id', 'en/2023/suez'],
    ['by slug', 'suez'],
    ['by title', 'Suez delays'],
    ['by path', '/2023/suez/'],
  ])('%s', (_, translationOf) => {
    const articles = [
      piece('en/2023/suez', undefined, { title: 'Suez delays' }),
      piece('fa/2023/تأخیر', translationOf),
    ];
    expect(relate(articles).problems).toEqual([]);
    expect(idsOf(articles)).toEqual({
      'en/2023/suez': ['en: en/2023/suez', 'fa: fa/2023/تأخیر'],
      'fa/2023/تأخیر': ['fa: fa/2023/تأخیر', 'en: en/2023/suez'],
    });
  });

  test('whichever of the two names the other', () => {
    const articles = [piece('en/2023/suez', 'fa/2023/a'), piece('fa/2023/a')];
    expect(idsOf(articles)['fa/2023/a']).toEqual(['fa: fa/2023/a', 'en: en/2023/suez']);
  });

  test('though both have the same slug and title', () => {
    const articles = [
      piece('en/2023/suez', undefined, { title: 'Suez' }),
      piece('fa/2023/suez', 'suez', { title: 'Suez' }),
    ];
    expect(relate(articles).problems).toEqual([]);
    expect(idsOf(articles)['en/2023/suez']).toContain('fa: fa/2023/suez');
  });

  test('but not one that is held back, and that one is nowhere', () => {
    const articles = [piece('en/2023/suez'), piece('fa/2023/a', 'en/2023/suez')];
    expect(idsOf(articles, ['fa/2023/a'])).toEqual({ 'en/2023/suez': ['en: en/2023/suez'] });
  });
});

test('a mistake is told at its line', () => {
  const { problems } = relate([
    piece('en/2023/suez', undefined, { title: 'Suez delays' }),
    piece('en/2024/twin', undefined, { title: 'Twins' }),
    piece('en/2024/twin-too', undefined, { title: 'Twins' }),
    piece('fa/2023/a', 'Suez delys'),
    piece('fa/2023/b', 'fa/2023/a'),
    piece('fa/2023/c', 'fa/2023/c'),
    piece('fa/2023/d', 'Twins'),
    piece('fa/2023/e', 'nothing at all'),
  ]);
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "content/articles/fa/2023/a.md:9:16 error translation/unknown: There is no article "Suez delys". Did you mean "Suez delays"?
      Write the id of the original: its language, year and file name, as \`en/2023/slug\`.
    content/articles/fa/2023/b.md:9:16 error translation/same-language: "fa/2023/a" is in the same language as this piece.
      Name the piece in the other language, or take the line out.
    content/articles/fa/2023/c.md:9:16 error translation/same-language: "fa/2023/c" is in the same language as this piece.
      Name the piece in the other language, or take the line out.
    content/articles/fa/2023/d.md:9:16 error translation/unknown: "Twins" could be any of: en/2024/twin, en/2024/twin-too.
      Write the id of the original: its language, year and file name, as \`en/2023/slug\`.
    content/articles/fa/2023/e.md:9:16 error translation/unknown: There is no article "nothing at all".
      Write the id of the original: its language, year and file name, as \`en/2023/slug\`."
  `);
});
