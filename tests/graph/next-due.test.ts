import { expect, test } from 'vitest';
import { findInstants, findNextDue } from '../../src/graph/next-due.ts';
import { anArticle } from '../support/content.ts';

const now = Date.UTC(2024, 0, 1);
const at = (id: string, published: string, draft = false) =>
  anArticle({ id: `en/2024/${id}`, published, draft });

const never = { via: 'intake', url: '/intake/' } as const;

test('the next piece that is held back is due first; drafts and what is out are not', () => {
  const articles = [
    at('out', '2023-12-01T00:00:00.000Z'),
    at('draft', '2024-01-02T00:00:00.000Z', true),
    at('later', '2024-03-01T00:00:00.000Z'),
    at('next', '2024-02-01T00:00:00.000Z'),
  ];
  expect(findNextDue(articles, never, now)).toMatchObject({
    at: '2024-02-01T00:00:00.000Z',
    event: 'comes out',
  });
  expect(findNextDue(articles.slice(0, 2), never, now)).toBeUndefined();
});

test('so is the end of a piece’s letters', () => {
  const articles = [at('out', '2023-12-30T00:00:00.000Z'), at('next', '2024-02-01T00:00:00.000Z')];
  expect(findNextDue(articles, { ...never, closeAfterDays: 7 }, now)).toMatchObject({
    at: '2024-01-06T00:00:00.000Z',
    event: 'stops taking letters',
  });
});

test('every instant that decides what is out is found', () => {
  const articles = [at('out', '2023-12-30T00:00:00.000Z')];
  const letters = [
    { sent: '2023-12-31T00:00:00.000Z', answer: { sent: '2024-01-01T00:00:00.000Z' } },
    { sent: '2024-01-02T00:00:00.000Z', answer: undefined },
  ];
  expect(findInstants({ articles, letters }, { ...never, closeAfterDays: 7 })).toEqual([
    '2023-12-30T00:00:00.000Z',
    '2024-01-06T00:00:00.000Z',
    '2023-12-31T00:00:00.000Z',
    '2024-01-01T00:00:00.000Z',
    '2024-01-02T00:00:00.000Z',
  ]);
});
