import { describe, expect, test } from 'vitest';
import { buildTermVectors } from '../../src/graph/term-vectors.ts';
import { countTerms, weighTerms } from '../../src/records/terms.ts';
import { anArticle, emptyBody } from '../support/content.ts';

const write = (slug: string, title: string, text: string) =>
  anArticle({
    id: `en/2023/${slug}`,
    body: { ...emptyBody, terms: weighTerms({ title, summary: '', tags: [] }, countTerms(text)) },
  });

const cosine = (a: ReturnType<typeof buildTermVectors>[number], b: typeof a): number =>
  [...a.terms].reduce((sum, term, i) => {
    const at = b.terms.indexOf(term);
    return sum + (at < 0 ? 0 : (a.weights[i] ?? 0) * (b.weights[at] ?? 0));
  }, 0);

test('what articles are about has length one, whatever their own length', () => {
  const vectors = buildTermVectors([
    write('a', 'Canal tolls', 'canal tolls rise '.repeat(50)),
    write('b', 'Canal', 'tolls'),
    write('c', 'Grain', 'harvest'),
    write('d', 'Grain', 'harvest'),
  ]);
  const lengths = vectors.map(({ weights }) => Math.hypot(...weights));
  for (const length of lengths) expect(length).toBeCloseTo(1, 12);
});

test('words of one article, of nearly all, and of two letters say nothing', () => {
  const vectors = buildTermVectors([
    write('a', '', 'the canal at UN unique'),
    write('b', '', 'the canal at UN'),
    write('c', '', 'the grain at'),
    write('d', '', 'the grain at'),
    write('e', '', 'the'),
    write('f', '', ''),
  ]);
  expect(vectors.map(({ terms }) => terms.length)).toEqual([1, 1, 1, 1, 0, 0]);
});

test('a headline says more than a word in passing, in any script and spelling', () => {
  const [piece, byTitle, byText, other] = buildTermVectors([
    write('a', 'راه قره‌باغ', 'گندم'),
    write('b', 'راه قره‌باغ', 'چیز'),
    write('c', 'گندم', 'كوه'),
    write('d', 'چیز', 'کوه'),
    ...Array.from({ length: 8 }, (_, i) => write(`x${i}`, 'Other', 'words')),
  ]);
  if (!piece || !byTitle || !byText || !other) return;
  expect(cosine(piece, byTitle)).toBeGreaterThan(cosine(piece, byText));
  expect(cosine(byText, other)).toBeGreaterThan(0);
});

test('a very long text is held to the terms that weigh most', () => {
  const words = Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' ');
  const vectors = buildTermVectors([
    write('a', 'Canal', words),
    write('b', 'Canal', words),
    write('c', '', ''),
    write('d', '', ''),
    write('e', '', ''),
  ]);
  expect(vectors[0]?.terms.length).toBe(60);
  expect(vectors[0]?.weights[0]).toBe(Math.max(...(vectors[0]?.weights ?? [])));
});

describe('of the terms of an article', () => {
  /** The terms of an article that has each as often as is said, as far as they count. */
  const termsOf = (counts: readonly number[]): number[] => {
    const pairs = counts.flatMap((times, term) => [1000 + term, times]);
    const article = { body: { terms: Int32Array.from(pairs) } };
    const others = Array.from({ length: 4 }, () => ({ body: { terms: new Int32Array() } }));
    return [...(buildTermVectors([article, article, ...others])[0]?.terms ?? [])];
  };
  const count = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, i) => from + i);

  test('the heaviest come first, of equals the first', () => {
    expect(termsOf([1, 2, 3])).toEqual([2, 1, 0]);
    expect(termsOf([3, 1, 2])).toEqual([0, 2, 1]);
    expect(termsOf([5, 5, 5, 7])).toEqual([3, 0, 1, 2]);
  });

  test('sixty stay at most: the lightest are left out, of equals the last', () => {
    expect(termsOf(count(1, 91))).toEqual(count(30, 90).reverse());
    expect(termsOf(count(1, 61))).toEqual(count(0, 60).reverse());
    expect(termsOf(Array<number>(90).fill(4))).toEqual(count(0, 60));
    expect(termsOf([...Array<number>(9).fill(1), ...Array<number>(60).fill(2)])).toEqual(
      count(9, 69),
    );
  });
});
