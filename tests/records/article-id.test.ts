import { expect, test } from 'vitest';
import { findNeighbours } from '../../src/graph/neighbours.ts';
import { articleIdPattern, findArticleId, toArticleId } from '../../src/records/article-id.ts';
import { toCitationView } from '../../src/views/citation-view.ts';
import { toFeedViews } from '../../src/views/feed-view.ts';
import { article, relate, type Tree } from '../support/content.ts';

test('an id is language, year and name', () => {
  expect(toArticleId('fa', '1402', 'قره-باغ')).toBe('fa/1402/قره-باغ');
});

test.each(['en/2023/x', 'fa/1402/قره-باغ'])('%s is an id', (id) => {
  expect(id).toMatch(articleIdPattern);
});

test.each(['en/2023/', 'en/2023/..', 'en/2023/a/b', '/en/2023/x', 'en/23/x', 'en/2023/a b', 'x'])(
  '%s is none',
  (id) => {
    expect(id).not.toMatch(articleIdPattern);
  },
);

test.each([
  ['---\ntitle: [\nid: en/2023/x\n---\n', 'en/2023/x'],
  ['---\nid: "en/2023/x"  \n---\n', 'en/2023/x'],
  ['---\ntitle: x\n---\nid: en/2023/x\n', undefined],
  ['title: x', undefined],
])('of a file that cannot be read, %j, the id is %s', (text, id) => {
  expect(findArticleId(text)).toBe(id);
});

const other: Tree = {
  'content/articles/fa/2023/suez.md': article({ title: 'سوئز', translationOf: 'en/2023/suez' }),
  'content/articles/en/2023/tolls.md': article(
    { title: 'Tolls', published: '2023-05-01T10:00' },
    'Read more: en/2023/suez',
  ),
};

test('a piece whose file was renamed is the same to feeds, citations, translations and “Read more”', async () => {
  const before = await relate({ 'content/articles/en/2023/suez.md': article(), ...other });
  const after = await relate({
    'content/articles/en/2023/canal.md': article({ id: 'en/2023/suez' }),
    ...other,
  });
  const [identities, renamed] = [before, after].map(({ graph, problems }) => {
    const piece = graph.articles.find(({ id }) => id === 'en/2023/suez');
    if (!piece) throw new Error('The piece has lost its id');
    const [all] = toFeedViews(graph, new Map());
    return {
      problems,
      feed: all?.view.entries.map(({ id }) => id),
      key: toCitationView(piece, findNeighbours(graph, piece)).key,
      translations: [...(graph.translations.get(piece.id)?.keys() ?? [])],
      later: graph.writtenLater.get(piece.id)?.map(({ article: { id } }) => id),
    };
  });
  expect(identities?.problems).toEqual([]);
  expect(identities?.later).toEqual(['en/2023/tolls']);
  expect(renamed).toEqual(identities);
});
