import { describe, expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { relateAll, relateLate, toRelated, toRelatedIds } from '../../src/graph/relate.ts';
import type { Article } from '../../src/records/article.ts';
import { countTerms, weighTerms } from '../../src/records/terms.ts';
import { anArticle, emptyBody } from '../support/content.ts';

const write = (id: string, text: string): Article => {
  const article = anArticle({ id, title: id, summary: '' });
  return { ...article, body: { ...emptyBody, text, terms: weighTerms(article, countTerms(text)) } };
};

const tolls = 'canal tolls tankers strait';
const count = settings.relatedCount + 2;
const slugs = Array.from({ length: count }, (_, i) => `a${String(i)}`);

/** As many about the same as there can be related pieces and more, in both languages, among others. */
const articles = [
  ...slugs.flatMap((slug) => [write(`en/2023/${slug}`, tolls), write(`fa/2023/${slug}`, tolls)]),
  ...Array.from({ length: 20 }, (_, i) => write(`en/2023/x${String(i)}`, `word${String(i)}`)),
  ...Array.from({ length: 20 }, (_, i) => write(`fa/2023/x${String(i)}`, `word${String(i)}`)),
];

const none = new Map<string, ReadonlySet<string>>();

const idsOf = (related: ReadonlyMap<string, readonly { readonly id: string }[]>, id: string) =>
  related.get(id)?.map((piece) => piece.id);

describe('related pieces', () => {
  test.each(['en', 'fa'])('are of the language of the piece, as many as settings say: %s', (of) => {
    const related = relateAll(articles, none);
    expect(related.size).toBe(articles.length);
    expect(idsOf(related, `${of}/2023/a0`)).toEqual(
      slugs.slice(1, settings.relatedCount + 1).map((slug) => `${of}/2023/${slug}`),
    );
  });

  test('are none of a language that the site does not have, and those have none', () => {
    const strangers = slugs.map((slug) => ({
      ...write(`en/2023/${slug}-z`, tolls),
      ...{ id: `de/2023/${slug}`, language: 'de' },
    }));
    const related = relateAll([...articles, ...strangers], none);
    expect([...related.keys()].filter((id) => id.startsWith('de/'))).toEqual([]);
    expect([...related.values()].flat().filter(({ language }) => language === 'de')).toEqual([]);
  });

  test('are none that the page links already', () => {
    const linked = new Map([['en/2023/a0', new Set(['en/2023/a1'])]]);
    expect(idsOf(relateAll(articles, linked), 'en/2023/a0')?.[0]).toBe('en/2023/a2');
    expect(idsOf(relateLate(articles, linked)(), 'en/2023/a0')?.[0]).toBe('en/2023/a2');
  });

  test('come back from plain data as the articles that they are, without those that are gone', () => {
    const related = relateAll(articles, none);
    const ids = toRelatedIds(related);
    expect(ids.get('en/2023/a0')).toEqual(idsOf(related, 'en/2023/a0'));
    expect(toRelated(articles, ids)).toEqual(related);
    const left = articles.filter(({ id }) => id !== 'en/2023/a1');
    expect(idsOf(toRelated(left, ids), 'en/2023/a0')).toEqual(ids.get('en/2023/a0')?.slice(1));
  });
});
