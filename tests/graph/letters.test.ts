import { expect, test } from 'vitest';
import { article, author, letter, relate, type Tree } from '../support/content.ts';

const to = (
  slug: string,
  id: string,
  day: number,
  front: Record<string, unknown> = {},
  text?: string,
): Tree => {
  const date = `2023-03-${String(day).padStart(2, '0')}`;
  return {
    [`content/letters/en/2023/${slug}/${date}-${id}.md`]: letter(
      { id, article: `en/2023/${slug}`, date: `${date}T10:00:00Z`, ...front },
      text,
    ),
  };
};

const suez = { 'content/articles/en/2023/suez.md': article() };

const outline = async (tree: Tree) => {
  const { graph } = await relate(tree);
  return [...graph.letters.strands].map(([id, strands]) => [
    id,
    strands.map(({ first, replies }) => [
      first.letter.id,
      ...replies.map(({ letter: each, parent }) => `${each.id} to ${parent?.id ?? 'none'}`),
    ]),
  ]);
};

test('letters are oldest first, and whatever grew out of one stands below it', async () => {
  const tree = {
    ...suez,
    ...to('suez', 'cccccccc', 7, { replyTo: 'bbbbbbbb' }),
    ...to('suez', 'dddddddd', 5),
    ...to('suez', 'bbbbbbbb', 6, { replyTo: 'aaaaaaaa' }),
    ...to('suez', 'aaaaaaaa', 3),
    ...to('suez', 'eeeeeeee', 8, { replyTo: 'aaaaaaaa' }),
  };
  expect(await outline(tree)).toEqual([
    [
      'en/2023/suez',
      [
        ['aaaaaaaa', 'bbbbbbbb to aaaaaaaa', 'cccccccc to bbbbbbbb', 'eeeeeeee to aaaaaaaa'],
        ['dddddddd'],
      ],
    ],
  ]);
  const { graph } = await relate(tree);
  expect(graph.letters.newest.map(({ letter: { id } }) => id.slice(0, 1)).join('')).toBe('ecbda');
});

test('a renamed article keeps its letters by its id', async () => {
  const renamed = {
    'content/articles/en/2024/canal.md': article({
      id: 'en/2023/suez',
      published: '2024-01-01T10:00',
    }),
  };
  const { graph, problems } = await relate({ ...renamed, ...to('suez', 'aaaaaaaa', 3) });
  expect(problems).toEqual([]);
  expect(graph.letters.newest[0]?.article.slug).toBe('canal');
});

test('letters to a draft, or to a piece that is not out yet, are not shown', async () => {
  for (const front of [{ draft: true }, { published: '2023-12-31T10:00' }]) {
    const { graph, problems } = await relate(
      { 'content/articles/en/2023/suez.md': article(front), ...to('suez', 'aaaaaaaa', 3) },
      Date.UTC(2023, 5, 1),
    );
    expect(problems).toEqual([]);
    expect(graph.letters.newest).toEqual([]);
  }
});

test('a letter of which the date is yet to come waits for it', async () => {
  const tree = {
    ...suez,
    ...to('suez', 'aaaaaaaa', 3),
    ...to('suez', 'bbbbbbbb', 9, { replyTo: 'aaaaaaaa' }),
  };
  const { graph, problems } = await relate(tree, Date.UTC(2023, 2, 8));
  expect(graph.letters.newest.map(({ letter: { id } }) => id)).toEqual(['aaaaaaaa']);
  expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['letter/future-date', 'warning'],
  ]);
});

test('letters in a circle, and those that answer nothing, stand by themselves', async () => {
  const tree = {
    ...suez,
    ...to('suez', 'aaaaaaaa', 3, { replyTo: 'bbbbbbbb' }),
    ...to('suez', 'bbbbbbbb', 4, { replyTo: 'aaaaaaaa' }),
    ...to('suez', 'cccccccc', 5, { replyTo: 'zzzzzzzz' }),
  };
  expect((await outline(tree))[0]?.[1]).toEqual([['aaaaaaaa'], ['bbbbbbbb'], ['cccccccc']]);
  const { problems } = await relate(tree);
  expect(problems.map(({ rule }) => rule)).toEqual([
    'letter/reply-circle',
    'letter/reply-circle',
    'letter/unknown-reply',
  ]);
});

test('links, corrections and who answers are resolved', async () => {
  const tree = {
    'content/articles/en/2023/suez.md': article({}, 'Text.\n\n## Correction\n\nMended.'),
    'content/authors/law-desk.md': author({ name: 'Law Desk', kind: 'desk' }),
    ...to(
      'suez',
      'aaaaaaaa',
      3,
      {
        format: 'markdown',
        correction: 'en/2023/suez',
        answer: { by: 'law-desk', date: '2023-03-04T10:00:00Z', text: 'See [there](/2023/suez/).' },
      },
      'You wrote so [there](/2023/suez/#correction) yourselves.',
    ),
    ...to('suez', 'bbbbbbbb', 4, { correction: '/2023/suez/#correction' }),
  };
  const { graph, problems } = await relate(tree);
  expect(problems).toEqual([]);
  const [second, first] = graph.letters.newest;
  expect(first).toMatchObject({
    links: [{ href: '/2023/suez/#correction' }],
    correction: '/2023/suez/',
    answer: { by: { author: { id: 'law-desk' } }, links: [{ href: '/2023/suez/' }] },
  });
  expect(second?.correction).toBe('/2023/suez/#correction');
});

test('a correction, or a link, that leads nowhere is told of', async () => {
  const { problems } = await relate({
    ...suez,
    ...to(
      'suez',
      'aaaaaaaa',
      3,
      { format: 'markdown', correction: '/2023/suez/#correction' },
      'You wrote [so](/2023/suz/) yourselves.',
    ),
  });
  expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
    ['link/dead', 10],
    ['link/dead', 8],
  ]);
});

test('a letter to an article that could not be read is not called wrong', async () => {
  const { records, problems } = await relate({ ...suez, ...to('tolls', 'aaaaaaaa', 3) });
  expect(problems.map(({ rule }) => rule)).toEqual(['letter/unknown-article']);
  expect(records.letters).toHaveLength(1);
});
