import { expect, it } from 'vitest';
import { toTitlesView } from '../../src/views/titles-view.ts';
import { sampleFiles, toSampleGraph } from '../output/sample-site.ts';

it('toTitlesView lists the articles of one language, newest first', async () => {
  const graph = await toSampleGraph(sampleFiles);
  expect(toTitlesView(graph, 'en')).toEqual([
    { path: '/2023/second/', title: 'The second meeting' },
    { path: '/2023/first/', title: 'The first meeting' },
  ]);
});
