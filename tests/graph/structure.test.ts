import { expect, test } from 'vitest';
import { digestStructure, leadsTo } from '../../src/graph/structure.ts';
import { article, author, relate, thread, type Tree } from '../support/content.ts';

const tree: Tree = {
  'content/authors/anna.md': author(),
  'content/threads/en/canal.md': thread(),
  'content/articles/en/2022/a.md': article({ title: 'A', published: '2022-01-01T10:00' }),
  'content/articles/en/2023/b.md': article(
    { title: 'B', byline: 'anna', tags: ['Suez'], thread: 'canal' },
    'Some words.\n\nText.\n\nRead more: A',
  ),
  'content/articles/fa/2023/c.md': article({ title: 'C', translationOf: 'B' }),
};

const digestWith = async (file: string, text: string): Promise<string> =>
  digestStructure((await relate({ ...tree, [file]: text })).graph);

const b = 'content/articles/en/2023/b.md';
const front = { title: 'B', byline: 'anna', tags: ['Suez'], thread: 'canal' };

test.each([
  ['another word', b, article(front, 'Words.\n\nText.\n\nRead more: A')],
  [
    'another title',
    b,
    article({ ...front, title: 'D', formerTitles: ['B'] }, 'Some words.\n\nText.\n\nRead more: A'),
  ],
  [
    'another summary',
    b,
    article({ ...front, summary: 'Else.' }, 'Some words.\n\nText.\n\nRead more: A'),
  ],
  ['another name', 'content/authors/anna.md', author({ name: 'Anna K.' })],
])('with %s all hangs together as before', async (_, file, text) => {
  expect(await digestWith(file, text)).toBe(digestStructure((await relate(tree)).graph));
});

test.each([
  ['another target', b, article(front, 'Text.\n\nRead more: C')],
  ['no target', b, article(front, 'Text.')],
  [
    'a title that a translation does not find',
    b,
    article({ ...front, title: 'D' }, 'Some words.\n\nText.\n\nRead more: A'),
  ],
  [
    'another tag',
    b,
    article({ ...front, tags: ['Panama'] }, 'Some words.\n\nText.\n\nRead more: A'),
  ],
  [
    'another byline',
    b,
    article({ ...front, byline: 'Desk' }, 'Some words.\n\nText.\n\nRead more: A'),
  ],
  [
    'another thread',
    b,
    article({ ...front, thread: undefined }, 'Some words.\n\nText.\n\nRead more: A'),
  ],
  [
    'another order',
    'content/articles/en/2022/a.md',
    article({ title: 'A', published: '2024-01-01T10:00' }),
  ],
])('with %s it does not', async (_, file, text) => {
  const before = digestStructure((await relate(tree)).graph);
  expect(await digestWith(file, text)).not.toBe(before);
});

test('what leads to a record is found, however deep it stands', () => {
  const isOne = ({ file }: { file: string }): boolean => file === 'a.md';
  const a = { file: 'a.md', body: { file: 'b.md' } };
  expect(leadsTo(new Map([['x', [{ deep: new Set([a]) }]]]), isOne)).toBe(true);
  expect(leadsTo([undefined, null, 'a.md', { file: 'b.md', to: a }], isOne)).toBe(false);
});
