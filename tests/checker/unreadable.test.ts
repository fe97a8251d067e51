import { expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { article, newYear2024, writeTree } from '../support/content.ts';

const broken = 'content/articles/en/2022/the-order.md';

const citing = [
  'Cites [it](../2022/the-order.md), [again](/2022/the-order/).',
  'Read more: The order; what it says; the-order',
  'Read more: [words](../2022/the-order.md)',
].join('\n\n');

test.each([
  [
    'a wrong key',
    article({ title: 'The order; what it says', published: '2022-05-01T10:00', kind: 'novel' }),
  ],
  [
    'an impossible date',
    article({ title: 'The order; what it says', published: '2022-05-41T10:00' }),
  ],
])(
  'a mistake in one file (%s) is told there, and not wherever the file is cited',
  async (_, file) => {
    const root = await writeTree({
      [broken]: file,
      'content/articles/en/2023/later.md': article({ title: 'Later' }, citing),
      'content/articles/fa/2022/order.md': article({
        title: 'دستور',
        published: '2022-05-02T10:00',
        translationOf: 'en/2022/the-order',
      }),
    });
    const { problems } = await checkContent(root, newYear2024);
    expect(problems.map((problem) => problem.file)).toEqual([broken]);
  },
);

test('a piece that is not there at all is still missed', async () => {
  const root = await writeTree({
    [broken]: article({ kind: 'novel', published: '2022-05-01T10:00' }),
    'content/articles/en/2023/later.md': article({ title: 'Later' }, 'Read more: The other order'),
  });
  const { problems } = await checkContent(root, newYear2024);
  expect(problems.map(({ rule }) => rule)).toEqual([
    'front-matter/wrong-type',
    'read-more/unknown-target',
  ]);
});
