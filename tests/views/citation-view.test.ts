import { expect, test } from 'vitest';
import { toCitationPages } from '../../src/views/citation-view.ts';
import { sampleFiles, toSampleGraph } from '../output/sample-site.ts';

test('every article has a citation, under a key of ASCII that is its own', async () => {
  const pages = toCitationPages(await toSampleGraph(sampleFiles));
  expect(pages.map(({ params }) => params)).toContainEqual({
    language: undefined,
    year: '2023',
    slug: 'second',
  });
  const keys = pages.map(({ props }) => props.view.key);
  expect(keys).toContain('throughline.example-en-2023-second');
  expect(keys.filter((key) => !/^[\w.-]+$/.test(key))).toEqual([]);
  expect(new Set(keys).size).toBe(3);
});

test('it names authors and desks in the language of the article, and its whole address', async () => {
  const pages = toCitationPages(await toSampleGraph(sampleFiles));
  const persian = pages.find(({ params }) => params['language'] === 'fa')?.props.view;
  expect(persian?.authors).toEqual([{ name: 'میز قفقاز', kind: 'desk' }]);
  expect(persian?.url).toBe(`https://throughline.example${encodeURI('/fa/2023/نشست/')}`);
});
