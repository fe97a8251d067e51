import { describe, expect, test } from 'vitest';
import { toHomeView } from '../../src/views/home-view.ts';
import { article, relate, thread } from '../support/content.ts';

/** The lead among them. */
const newest = 12;
const count = newest + 3;

const { graph } = await relate({
  'content/threads/en/canal.md': thread({ title: 'The canal' }),
  'content/threads/en/grain.md': thread({ title: 'Grain' }),
  'content/threads/en/quiet.md': thread({ title: 'Quiet' }),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `content/articles/en/2023/p${i}.md`,
      article({
        ...{ title: `Piece ${i}`, published: `2023-03-${String(i + 1).padStart(2, '0')}T10:00` },
        thread: i % 2 ? 'canal' : 'grain',
      }),
    ]),
  ),
});

describe('the front page', () => {
  const view = toHomeView(graph, 'en');

  test('leads with the newest piece, and goes on with the next ones', () => {
    expect(view.lead?.title).toBe(`Piece ${count - 1}`);
    expect(view.latest.flatMap(({ teasers }) => teasers.map(({ title }) => title))).toEqual(
      Array.from({ length: newest - 1 }, (_, i) => `Piece ${count - 2 - i}`),
    );
  });

  test('has the latest by day, as the publication’s time zone counts days', async () => {
    const { graph: days } = await relate(
      Object.fromEntries(
        ['2023-03-04T01:00', '2023-03-03T23:00', '2023-03-03T09:00', '2023-03-02T09:00'].map(
          (published, i) => [
            `content/articles/en/2023/p${i}.md`,
            article({ title: `P${i}`, published }),
          ],
        ),
      ),
    );
    const { latest } = toHomeView(days, 'en');
    expect(
      latest.map(({ date, teasers }) => [date.day, teasers.map(({ title }) => title)]),
    ).toEqual([
      ['3 March 2023', ['P1', 'P2']],
      ['2 March 2023', ['P3']],
    ]);
  });

  test('has the threads that moved last, and where there are more leads on to all of them', async () => {
    expect(view.threads.map(({ title }) => title)).toEqual(['Grain', 'The canal']);
    expect(view.allThreads).toBeUndefined();
    const ids = Array.from({ length: 9 }, (_, i) => `t${i}`);
    const { graph: many } = await relate({
      ...Object.fromEntries(
        ids.map((id) => [`content/threads/en/${id}.md`, thread({ title: id })]),
      ),
      ...Object.fromEntries(
        ids.map((id, i) => [
          `content/articles/en/2023/p${i}.md`,
          article({ title: `P${i}`, published: `2023-03-0${i + 1}T10:00`, thread: id }),
        ]),
      ),
    });
    const crowded = toHomeView(many, 'en');
    expect(crowded.threads.map(({ title }) => title)).toEqual(ids.toReversed().slice(0, 8));
    expect(crowded.allThreads).toBe('/threads/');
  });

  test('has a shelf for each kind, with the newest of it that stand nowhere above', () => {
    expect(
      view.kinds.map(({ label, href, teasers }) => [
        label,
        href,
        teasers.map(({ title }) => title),
      ]),
    ).toEqual([['Analysis', '/kinds/analysis/', ['Piece 2', 'Piece 1']]]);
  });

  test('shows where each thread stands, the one that moved last first', () => {
    expect(view.threads.map(({ title, href }) => [title, href])).toEqual([
      ['Grain', '/threads/grain/'],
      ['The canal', '/threads/canal/'],
    ]);
    expect(view.threads[0]?.latest.map(({ title }) => title)).toEqual([
      ...[count - 5, count - 3, count - 1].map((i) => `Piece ${i}`),
    ]);
  });

  test('is named as the publication is, and has a counterpart', () => {
    expect(view.frame).toMatchObject({
      ...{ title: 'Throughline', path: '/', alternates: [{ href: '/fa/', exact: true }] },
    });
    expect(view.archive).toBe('/archive/');
  });

  test('may be empty', () => {
    expect(toHomeView(graph, 'fa')).toMatchObject({
      ...{ lead: undefined, latest: [], threads: [], archive: '/fa/archive/' },
    });
  });
});
