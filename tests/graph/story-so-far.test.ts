import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Citation, Mentions } from '../../src/graph/mentions.ts';
import { buildStorySoFar } from '../../src/graph/story-so-far.ts';
import type { Article } from '../../src/records/article.ts';
import { anArticle } from '../support/content.ts';

/** Published on the day of January 2023 that its name ends in. */
const piece = (name: string, front: Partial<Article> = {}): Article =>
  anArticle({
    id: `en/2023/${name}`,
    published: `2023-01-${(/\d+$/.exec(name)?.[0] ?? '1').padStart(2, '0')}T10:00:00.000Z`,
    ...front,
  });

type Edges = readonly (readonly [Article, readonly Article[]])[];

const toCitations = (edges: Edges): ReadonlyMap<Article, readonly Citation[]> =>
  new Map(edges.map(([from, to]) => [from, to.map((target) => ({ target, paragraph: '' }))]));

/** `inBlocks` are the pieces that each article's own "Read more" blocks show. */
const build = (edges: Edges, inBlocks: Edges = []) =>
  buildStorySoFar(
    toCitations(edges),
    new Map<Article, Mentions>(
      inBlocks.map(([article, shown]) => [article, { readMores: [shown], links: [] }]),
    ),
  );

const slugs = (story: readonly Article[] | undefined) => story?.map(({ slug }) => slug);

describe('the story so far', () => {
  test('goes back step by step, and is told oldest first', () => {
    const [a, b, c] = [piece('a1'), piece('b2'), piece('c3')];
    const story = build([
      [c, [b]],
      [b, [a]],
      [a, []],
    ]);
    expect(slugs(story.get(c.id))).toEqual(['a1', 'b2']);
  });

  test('is none where it is fewer than two pieces', () => {
    const [a, b] = [piece('a1'), piece('b2')];
    expect(build([[b, [a]]]).size).toBe(0);
  });

  test('is none where the text shows every one of them itself, and stands where one is missing there', () => {
    const [a, b, c] = [piece('a1'), piece('b2'), piece('c3')];
    const edges: Edges = [[c, [a, b]]];
    expect(build(edges, [[c, [b, a]]]).size).toBe(0);
    expect(slugs(build(edges, [[c, [b]]]).get(c.id))).toEqual(['a1', 'b2']);
  });

  test('has no later pieces, none of the same minute, and none in another language', () => {
    const here = piece('here9');
    const [a, b] = [piece('a1'), piece('b2')];
    const others = [
      piece('later10'),
      piece('same9'),
      anArticle({ id: 'fa/2023/other', published: '2023-01-03T10:00:00.000Z' }),
    ];
    expect(slugs(build([[here, [...others, a, b]]]).get(here.id))).toEqual(['a1', 'b2']);
  });

  test('passes through an opinion, but does not name it', () => {
    const [a, b, view, here] = [
      piece('a1'),
      piece('b2'),
      piece('view3', { kind: 'opinion' }),
      piece('here4'),
    ];
    const story = build([
      [here, [view]],
      [view, [a, b]],
    ]);
    expect(slugs(story.get(here.id))).toEqual(['a1', 'b2']);
  });

  test('takes five: of its own thread, then cited by itself, then cited by most, then newer', () => {
    const inThread = { thread: 'talks' };
    const here = piece('here20', inThread);
    const [old, ofThread] = [piece('old1'), piece('of-thread2', inThread)];
    const [often, once, direct] = [piece('often5'), piece('once6'), piece('direct7')];
    const [late, latest] = [piece('late14'), piece('latest15')];
    const story = build([
      [here, [latest, late, direct]],
      [latest, [often, old, once, ofThread]],
      [direct, [often]],
    ]);
    expect(slugs(story.get(here.id))).toEqual([
      'of-thread2',
      'often5',
      'direct7',
      'late14',
      'latest15',
    ]);
  });

  test('is short, earlier, in order and the same whatever cites whatever, circles included', () => {
    const edges = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 60 });
    fc.assert(
      fc.property(edges, fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }), (pairs, days) => {
        const pieces = days.map((day, i) =>
          piece(`p${String(i)}`, {
            published: `2023-01-0${String(day + 1)}T10:00:00.000Z`,
            ...(i % 3 === 0 ? { thread: 'talks' } : {}),
          }),
        );
        const all: Edges = pieces.map((from, i) => [
          from,
          [...new Set(pairs.filter(([a]) => a === i).map(([, b]) => b))].flatMap(
            (b) => pieces[b] ?? [],
          ),
        ]);
        const stories = build(all);
        for (const from of pieces) {
          const story = stories.get(from.id) ?? [];
          expect(story.length === 0 || (story.length >= 2 && story.length <= 5)).toBe(true);
          expect(new Set(story).size).toBe(story.length);
          expect(story.every((each) => each.published < from.published)).toBe(true);
          const dates = story.map(({ published }) => published);
          expect(dates).toEqual(dates.toSorted());
        }
        const reversed = build(all.toReversed());
        for (const [id, story] of stories) expect(reversed.get(id)).toEqual(story);
      }),
    );
  });

  test('looks back only so far in a long archive', () => {
    const pieces = Array.from({ length: 3000 }, (_, i) =>
      anArticle({
        id: `en/2023/p${String(i)}`,
        published: new Date(Date.UTC(2000, 0, i)).toISOString(),
      }),
    );
    const story = build(pieces.map((each, i) => [each, pieces.slice(Math.max(0, i - 3), i)]));
    expect(story.get('en/2023/p2999')?.at(-1)).toBe(pieces[2998]);
  });
});
