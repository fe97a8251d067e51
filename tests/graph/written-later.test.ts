import { expect, test } from 'vitest';
import { article, relate } from '../support/content.ts';

test('a piece knows what was written later: oldest first, with the words that cite it', async () => {
  const { graph, problems } = await relate({
    'content/articles/en/2020/origin.md': article({
      title: 'Origin',
      published: '2020-11-10T10:00',
    }),
    'content/articles/en/2023/c.md': article(
      { title: 'Third', published: '2023-03-03T10:00' },
      'Third paragraph.\n\nRead more: Origin',
    ),
    'content/articles/en/2022/a.md': article(
      { title: 'First', published: '2022-01-01T10:00' },
      'It [began](../2020/origin.md) so.\n\nAnother paragraph.\n\nRead more: Origin',
    ),
    'content/articles/en/2023/b.md': article(
      { title: 'Second', published: '2023-03-02T10:00' },
      'Read more: Origin; First\n\nThe paragraph after.',
    ),
    'content/articles/en/2019/earlier.md': article(
      { title: 'Foresight', published: '2019-01-01T10:00' },
      'Read more: Origin\n\nA piece that cites a later one.',
    ),
    'content/articles/en/2020/same-minute.md': article(
      { title: 'At once', published: '2020-11-10T10:00' },
      'Text.\n\nRead more: Origin',
    ),
    'content/articles/fa/2023/translated.md': article(
      { title: 'ترجمه' },
      'Text.\n\nRead more: Origin',
    ),
  });
  expect(problems).toEqual([]);
  const later = (id: string) =>
    graph.writtenLater.get(id)?.map((piece) => [piece.article.title, piece.paragraph]);
  expect(later('en/2020/origin')).toEqual([
    ['First', 'It began so.'],
    ['Second', 'The paragraph after.'],
    ['Third', 'Third paragraph.'],
  ]);
  expect(later('en/2022/a')).toEqual([['Second', 'The paragraph after.']]);
  expect(later('en/2023/c')).toBeUndefined();
});
