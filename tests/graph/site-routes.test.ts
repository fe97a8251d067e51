import { expect, test } from 'vitest';
import { article, author, page, relate, thread } from '../support/content.ts';

test('texts may link to every page of the site, and to no other', async () => {
  const links = [
    ...['/', '/fa/', '/tags/', '/tags/talks/', '/threads/', '/threads/lachin/', '/authors/'],
    ...['/authors/anna/', '/fa/authors/anna/', '/archive/', '/archive/2023/', '/archive/2023/03/'],
    ...[
      '/threads/two/read/',
      '/kinds/analysis/',
      '/feeds/',
      '/about/',
      '/fa/tags/',
      '../../../pages/en/about.md',
    ],
    ...['../../../authors/anna.md', '../../../threads/en/lachin.md'],
  ];
  const dead = [
    ...['/en/', '/tags/nothing/', '/tags/later/', '/fa/tags/talks/', '/fa/threads/lachin/'],
    ...[
      '/threads/lachin/read/',
      '/archive/2022/',
      '/archive/2023/04/',
      '/kinds/brief/',
      '/fa/about/',
      '/authors/bob/',
    ],
  ];
  const { problems } = await relate({
    'content/threads/en/lachin.md': thread(),
    'content/threads/en/two.md': thread({ title: 'Two' }),
    'content/articles/en/2023/one.md': article({ title: 'One', thread: 'two' }),
    'content/articles/en/2023/two.md': article({ title: 'Two', thread: 'two' }),
    'content/authors/anna.md': author(),
    'content/pages/en/about.md': page(),
    'content/articles/en/2030/later.md': article({
      ...{ title: 'Later', published: '2030-05-01T10:00', kind: 'brief', tags: ['Later'] },
    }),
    'content/articles/en/2023/x.md': article(
      { tags: ['Talks'], thread: 'lachin' },
      [...links, ...dead].map((href) => `[x](${href})`).join('\n'),
    ),
  });
  const told = problems.map(({ rule, message }) => [rule, /at "(.*?)"/.exec(message)?.[1]]);
  expect(told).toEqual(dead.map((href) => ['link/dead', href]));
});
