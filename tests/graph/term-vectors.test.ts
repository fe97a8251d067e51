import { expect, test } from 'vitest';
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
