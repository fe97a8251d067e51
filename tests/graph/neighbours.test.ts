import { expect, test } from 'vitest';
import type { Graph } from '../../src/graph/build-graph.ts';
import { findNeighbours } from '../../src/graph/neighbours.ts';
import { leadsTo } from '../../src/graph/structure.ts';
import type { Article } from '../../src/records/article.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import { digest } from '../../src/views/digest.ts';
import { toFeedEntry } from '../../src/views/feed-view.ts';
import { toThreadReadingView } from '../../src/views/thread-reading-view.ts';
import { article, author, letter, relate, thread, type Tree } from '../support/content.ts';

const inThread = { thread: 'canal', tags: ['Canals'] };

const pieces: Readonly<Record<string, readonly [front: object, body?: string]>> = {
  'en/2021/a': [{ ...inThread, published: '2021-01-01T10:00' }],
  'en/2022/b': [{ ...inThread, published: '2022-01-01T10:00' }, 'It was [so](../2021/a.md).'],
  'en/2023/c': [{ ...inThread, byline: 'anna' }, 'And now.\n\nRead more: en/2022/b; en/2021/a'],
  'en/2023/d': [{ published: '2023-06-01T10:00' }, 'Of [all](c.md) that.'],
  'en/2023/e': [{ tags: ['Canals'] }],
  'en/2023/f': [{ tags: ['Rivers'], kind: 'opinion' }, 'Of rivers.'],
  'fa/2023/g': [{ translationOf: 'en/2023/c' }],
};

/** All pieces; of the one with the id `edited` titles and summaries are others. */
const toTree = (edited?: string): Tree => ({
  'content/authors/anna.md': author(),
  'content/threads/en/canal.md': thread({}, 'Read more: en/2023/d'),
  'content/letters/en/2023/c/2023-03-04-k7f3q2mz.md': letter({ article: 'en/2023/c' }),
  ...Object.fromEntries(
    Object.entries(pieces).map(([id, [front, body]]) => {
      const names = { title: `Of ${id}`, summary: `What ${id} says.` };
      const others = { title: 'Else', summary: 'Elsewhere.' };
      const file = `content/articles/${id}.md`;
      return [file, article({ ...names, ...front, ...(id === edited && others) }, body)];
    }),
  ),
});

const read = async (edited?: string): Promise<Graph> => (await relate(toTree(edited))).graph;

const toRelated = (graph: Graph, { id }: Pick<Article, 'id'>): string[] =>
  (graph.related.get(id) ?? []).map((each) => each.id);

const none = new Map();

test.each(Object.keys(pieces))(
  'who is called something else, %s, is a neighbour of all whose pages are others',
  async (edited) => {
    const [before, after] = [await read(), await read(edited)];
    const isEdited = ({ file }: { file: string }): boolean => file.includes(edited);
    for (const piece of after.articles) {
      const old = before.articles.find(({ id }) => id === piece.id);
      if (!old) throw new Error(`no ${piece.id}`);
      const isNear = isEdited(piece) || leadsTo(findNeighbours(after, piece), isEdited);
      const related = toRelated(after, piece);
      if (isNear || related.includes(edited)) continue;
      if (related.join() === toRelated(before, piece).join())
        expect(digest(toArticleView(piece, after, none))).toBe(
          digest(toArticleView(old, before, none)),
        );
      expect(digest(toFeedEntry(piece, after, none))).toBe(digest(toFeedEntry(old, before, none)));
    }
    const [[story], [last]] = [after.threads, before.threads];
    if (!story || !last) throw new Error('no thread');
    const isThere =
      leadsTo(after.mentions.get(story.thread.file), isEdited) ||
      story.pieces.some((each) => leadsTo([each, findNeighbours(after, each.article)], isEdited));
    if (!isThere)
      expect(digest(toThreadReadingView(after, story, none))).toBe(
        digest(toThreadReadingView(before, last, none)),
      );
  },
);

test('a piece has its neighbours', async () => {
  const graph = await read();
  const of = (id: string) => {
    const piece = graph.articles.find((each) => each.id === id);
    if (!piece) throw new Error(`no ${id}`);
    return findNeighbours(graph, piece);
  };
  expect(of('en/2022/b')).toMatchObject({
    place: { at: 1, count: 3, earlier: { id: 'en/2021/a' }, later: { id: 'en/2023/c' } },
    goneOn: { id: 'en/2023/c' },
    writtenLater: [{ article: { id: 'en/2023/c' } }],
    citations: [{ target: { id: 'en/2021/a' } }],
    signatures: [{ desk: 'Caucasus Desk' }],
  });
  expect([...of('fa/2023/g').translations.keys()].sort()).toEqual(['en', 'fa']);
  expect(of('en/2023/c').strands).toHaveLength(1);
  expect(of('en/2023/f')).toMatchObject({ place: undefined, writtenLater: [], storySoFar: [] });
});
