import { expect, test } from 'vitest';
import { article, relate, thread } from '../support/content.ts';

const piece = (title: string, published: string, text = 'Text.', front = {}) =>
  article({ title, published, thread: 'lachin', ...front }, text);

const tree = {
  'content/threads/en/lachin.md': thread(),
  'content/threads/fa/lachin.md': thread({ title: 'راه لاچین' }),
  'content/threads/en/quiet.md': thread({ title: 'Quiet' }),
  'content/articles/en/2020/start.md': piece('Start', '2020-11-10T10:00'),
  'content/articles/en/2021/turn.md': piece(
    'Turn',
    '2021-01-01T10:00',
    'Text.\n\nRead more: Start; Outside',
  ),
  'content/articles/en/2022/left.md': piece(
    'Left',
    '2022-01-01T10:00',
    'See [it](../2021/turn.md).',
  ),
  'content/articles/en/2022/right.md': piece(
    'Right',
    '2022-02-01T10:00',
    'Text.\n\nRead more: Turn; Start',
  ),
  'content/articles/en/2019/outside.md': article({
    title: 'Outside',
    published: '2019-01-01T10:00',
  }),
  'content/articles/en/2023/outside-too.md': article(
    { title: 'Outside too' },
    'Text.\n\nRead more: Turn',
  ),
  'content/articles/en/2022/draft.md': piece(
    'Draft',
    '2022-03-01T10:00',
    'Text.\n\nRead more: Turn',
    {
      draft: true,
    },
  ),
  'content/articles/fa/2022/fa.md': piece('فارسی', '2022-01-01T10:00', 'Text.\n\nRead more: Turn'),
};

test('a thread is a story in the order of time, in each language its own', async () => {
  const { graph, problems } = await relate(tree);
  expect(problems).toEqual([]);
  const stories = graph.threads.map(({ thread: { language, id }, pieces }) => [
    `${language}/${id}`,
    pieces.map(({ article: { title }, buildsOn, ledTo }) => [
      title,
      buildsOn.map((each) => each.title),
      ledTo.map((each) => each.title),
    ]),
  ]);
  expect(stories).toEqual([
    [
      'en/lachin',
      [
        ['Start', [], ['Turn', 'Right']],
        ['Turn', ['Start'], ['Left', 'Right']],
        ['Left', ['Turn'], []],
        ['Right', ['Start', 'Turn'], []],
      ],
    ],
    ['en/quiet', []],
    ['fa/lachin', [['فارسی', [], []]]],
  ]);
});
