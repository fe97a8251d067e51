import { expect, test } from 'vitest';
import { toKeptThreads } from '../../src/views/kept-threads.ts';
import { article, relate, thread } from '../support/content.ts';

test('a thread is kept with its own page, the whole on one page, and its pieces, oldest first', async () => {
  const { graph } = await relate({
    'content/threads/en/lachin.md': thread(),
    'content/threads/en/empty.md': thread({ title: 'Empty' }),
    'content/threads/en/single.md': thread({ title: 'Single' }),
    'content/articles/en/2023/b.md': article({
      title: 'B',
      thread: 'lachin',
      published: '2023-05-01T10:00',
    }),
    'content/articles/en/2023/a.md': article({
      title: 'A',
      thread: 'lachin',
      published: '2023-04-01T10:00',
    }),
    'content/articles/en/2023/c.md': article({ title: 'C', thread: 'single' }),
  });
  const kept = toKeptThreads(graph);
  expect(new Map(kept.map(({ path, pages }) => [path, pages]))).toEqual(
    new Map([
      ['/threads/lachin/', ['/threads/lachin/', '/threads/lachin/read/', '/2023/a/', '/2023/b/']],
      ['/threads/single/', ['/threads/single/', '/2023/c/']],
    ]),
  );
});
