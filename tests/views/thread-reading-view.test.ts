import { expect, test } from 'vitest';
import { toThreadReadingView } from '../../src/views/thread-reading-view.ts';
import { toThreadView } from '../../src/views/thread-view.ts';
import { sampleFiles, toSampleGraph } from '../output/sample-site.ts';

const storyOf = async (files: Readonly<Record<string, string>>) => {
  const graph = await toSampleGraph(files);
  const [story] = graph.threads;
  if (!story) throw new Error('The sample has no thread');
  return { graph, story };
};

test('a thread to be read through has its pieces whole, oldest first, and is not to be found by itself', async () => {
  const { graph, story } = await storyOf(sampleFiles);
  const view = toThreadReadingView(graph, story, new Map());
  expect(view.pieces.map(({ anchor, headline }) => [anchor, headline])).toEqual([
    ['2023-first', 'The first meeting'],
    ['2023-second', 'The second meeting'],
  ]);
  expect(view.frame.hidden).toBe(true);
  expect(view.frame.path).toBe('/threads/talks/read/');
  expect(view.frame.title).toBe('Talks: the whole thread');
  const html = JSON.stringify(view.pieces[1]?.text);
  expect(html).toContain('#2023-first/top');
  expect(html).toContain('2023-second/fn-1');
});

test('a thread’s page leads there only where there is more than one piece', async () => {
  const { graph, story } = await storyOf(sampleFiles);
  expect(toThreadView(graph, story, new Map()).reading).toBe('/threads/talks/read/');
  const fewer = Object.fromEntries(
    Object.entries(sampleFiles).filter(([file]) => !file.endsWith('/second.md')),
  );
  const single = await storyOf(fewer);
  expect(toThreadView(single.graph, single.story, new Map()).reading).toBeUndefined();
});
