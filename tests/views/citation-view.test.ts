import { expect, test } from 'vitest';
import { findNeighbours } from '../../src/graph/neighbours.ts';
import { toCitationView } from '../../src/views/citation-view.ts';
import { sampleFiles, toSampleGraph } from '../output/sample-site.ts';

test('every article has a citation, under a key of ASCII that is its own', async () => {
  const graph = await toSampleGraph(sampleFiles);
  const keys = graph.articles.map(
    (article) => toCitationView(article, findNeighbours(graph, article)).key,
  );
  expect(keys).toContain('throughline.example-en-2023-second');
  expect(keys.filter((key) => !/^[\w.-]+$/.test(key))).toEqual([]);
  expect(new Set(keys).size).toBe(3);
});

test('it names authors and desks in the language of the article, and its whole address', async () => {
  const graph = await toSampleGraph(sampleFiles);
  const article = graph.articles.find(({ language }) => language === 'fa');
  const persian = article && toCitationView(article, findNeighbours(graph, article));
  expect(persian?.authors).toEqual([{ name: 'میز قفقاز', kind: 'desk' }]);
  expect(persian?.url).toBe(`https://throughline.example${encodeURI('/fa/2023/نشست/')}`);
});
