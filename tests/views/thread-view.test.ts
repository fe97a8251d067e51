import { describe, expect, test } from 'vitest';
import { toThreadsView, toThreadView } from '../../src/views/thread-view.ts';
import { article, relate, thread } from '../support/content.ts';

const piece = (title: string, published: string, readMore?: string) =>
  article(
    { title, published, thread: 'canal' },
    readMore === undefined ? 'Text.' : `Text.\n\nRead more: ${readMore}`,
  );

const { graph } = await relate({
  'content/threads/en/canal.md': thread(
    { title: 'The canal', summary: 'A waterway.' },
    'How it [began](/2020/start/).',
  ),
  'content/threads/fa/canal.md': thread({ title: 'کانال' }),
  'content/threads/en/grain.md': thread({ title: 'Grain' }),
  'content/threads/en/empty.md': thread({ title: 'Empty' }),
  'content/articles/en/2020/start.md': piece('Start', '2020-01-01T10:00'),
  'content/articles/en/2021/turn.md': piece('Turn', '2021-01-01T10:00', 'Start'),
  'content/articles/en/2022/left.md': piece('Left', '2022-01-01T10:00', 'Turn'),
  'content/articles/en/2022/right.md': piece('Right', '2022-02-01T10:00', 'Turn'),
  'content/articles/en/2023/grain.md': article({ title: 'Harvest', thread: 'grain' }),
});

const storyOf = (language: string, id: string) => {
  const story = graph.threads.find(
    (each) => each.thread.language === language && each.thread.id === id,
  );
  if (!story) throw new Error(`no ${id}`);
  return story;
};

describe('a thread’s page', () => {
  const view = toThreadView(graph, storyOf('en', 'canal'), new Map());

  test('tells the story from its beginning, with its turning points', () => {
    expect(
      view.pieces.map(({ teaser, buildsOn, ledTo, turning }) => [
        teaser.title,
        buildsOn.map(({ title }) => title),
        ledTo.map(({ title }) => title),
        turning,
      ]),
    ).toEqual([
      ['Start', [], ['Turn'], false],
      ['Turn', ['Start'], ['Left', 'Right'], true],
      ['Left', ['Turn'], [], false],
      ['Right', ['Turn'], [], false],
    ]);
  });

  test('tells how long it was silent', () => {
    expect(view.pieces.map(({ silence }) => silence)).toEqual([
      ...[undefined, '12 months later', '12 months later', undefined],
    ]);
  });

  test('has none where every piece led to as many', async () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((name, i, all) => [
      `content/articles/en/202${i}/${name}.md`,
      piece(name, `202${i}-01-01T10:00`, all.slice(Math.max(0, i - 2), i).join('; ') || undefined),
    ]);
    const { graph: ring } = await relate({
      'content/threads/en/canal.md': thread(),
      ...(Object.fromEntries(files) as Record<string, string>),
    });
    const [story] = ring.threads;
    const pieces = story ? toThreadView(ring, story, new Map()).pieces : [];
    expect(pieces.map(({ ledTo, turning }) => [ledTo.length, turning])).toEqual([
      ...[2, 2, 2, 1, 0].map((count) => [count, false]),
    ]);
  });

  test('says what it is about', () => {
    expect(view).toMatchObject({
      ...{ title: 'The canal', summary: 'A waterway.', count: '4 pieces' },
      introduction: [{ html: '<p>How it <a href="/2020/start/">began</a>.</p>' }],
      frame: {
        path: '/threads/canal/',
        description: 'A waterway.',
        feeds: [{ under: '/' }, { title: 'Throughline: The canal', under: '/threads/canal/' }],
        alternates: [{ href: '/fa/threads/canal/', exact: true }],
      },
    });
  });

  test('may have no piece yet, and no counterpart', () => {
    expect(toThreadView(graph, storyOf('en', 'empty'), new Map())).toMatchObject({
      ...{ pieces: [], count: '0 pieces' },
      frame: { alternates: [{ href: '/fa/', exact: false }] },
    });
  });
});

test('the threads that have a piece are listed, the one that moved last first', () => {
  const { threads, frame } = toThreadsView(graph, 'en');
  expect(frame.path).toBe('/threads/');
  expect(
    threads.map(({ title, count, latest }) => [title, count, latest.map((each) => each.title)]),
  ).toEqual([
    ['Grain', 'One piece', ['Harvest']],
    ['The canal', '4 pieces', ['Turn', 'Left', 'Right']],
  ]);
  expect(toThreadsView(graph, 'fa').threads).toEqual([]);
});
