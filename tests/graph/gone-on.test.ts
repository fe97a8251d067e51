import { describe, expect, test } from 'vitest';
import { buildGoneOn } from '../../src/graph/gone-on.ts';
import type { Article } from '../../src/records/article.ts';
import { anArticle } from '../support/content.ts';

const piece = (slug: string, day: string, front: Partial<Article> = {}): Article =>
  anArticle({
    id: `en/${day.slice(0, 4)}/${slug}`,
    published: `${day}T10:00:00.000Z`,
    kind: 'report',
    thread: 'talks',
    ...front,
  });

/** The slug of the piece that tells how the story went on. `later` are oldest first, as written-later gives them. */
const goneOn = (article: Article, later: readonly Article[]): string | undefined =>
  buildGoneOn(
    [article, ...later],
    new Map([[article.id, later.map((each) => ({ article: each, paragraph: '' }))]]),
  ).get(article.id)?.slug;

const first = piece('first', '2023-01-01');

describe('the story has gone on', () => {
  test('in the newest later piece of the thread that cites this one', () => {
    const later = [piece('second', '2023-03-01'), piece('third', '2023-06-01')];
    expect(goneOn(first, later)).toBe('third');
  });

  test.each<[string, Article, string | undefined]>([
    ['thirty days on', piece('next', '2023-01-31'), 'next'],
    ['not sooner: that is the same news', piece('next', '2023-01-30'), undefined],
    ['not in another thread', piece('next', '2023-06-01', { thread: 'the-hague' }), undefined],
    ['not in an opinion', piece('next', '2023-06-01', { kind: 'opinion' }), undefined],
    ['not in a brief', piece('next', '2023-06-01', { kind: 'brief' }), undefined],
    ['in an explainer', piece('next', '2023-06-01', { kind: 'explainer' }), 'next'],
  ])('%s', (_, next, expected) => {
    expect(goneOn(first, [next])).toBe(expected);
  });

  test.each<[string, Partial<Article>]>([
    ['an explainer', { kind: 'explainer' }],
    ['an opinion', { kind: 'opinion' }],
    ['a piece of no thread', { thread: undefined }],
  ])('is not said of %s', (_, front) => {
    const next = piece('next', '2023-06-01', { thread: front.thread ?? 'talks' });
    expect(goneOn({ ...first, thread: 'talks', ...front }, [next])).toBeUndefined();
  });

  test('is not said where nothing later cites it', () => {
    expect(goneOn(first, [])).toBeUndefined();
  });
});
