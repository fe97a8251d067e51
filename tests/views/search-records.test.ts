import { expect, test } from 'vitest';
import { toSearchShards, toSearchYears } from '../../src/views/search-records.ts';
import { article, relate, thread } from '../support/content.ts';
import { lettersGraph } from '../support/letters.ts';

test('the search knows what is out in its language, and nothing else', async () => {
  const { graph } = await relate({
    'content/threads/en/lachin.md': thread(),
    'content/articles/en/2023/a.md': article({ tags: ['Shusha'], thread: 'lachin' }),
    'content/articles/en/2023/b.md': article({ title: 'A draft', draft: true }),
    'content/articles/en/2030/c.md': article({ title: 'Later', published: '2030-03-02T12:00' }),
    'content/articles/fa/2023/d.md': article({ title: 'فارسی' }),
  });
  const shards = toSearchShards(graph, 'en');
  expect(shards.map(({ language, year }) => [language, year])).toEqual([['en', '2023']]);
  const records = shards.flatMap((shard) => shard.records);
  expect(records.map(({ facts }) => facts.url)).toEqual(['/2023/a/']);
  expect(records[0]?.facts.filters).toEqual({
    tag: ['Shusha'],
    thread: ['Lachin corridor'],
    kind: ['Analysis'],
    author: ['Caucasus Desk'],
    year: ['2023'],
  });
  expect(records[0]?.facts.day).toBe('2 March 2023');
});

test('it leaves letters out: whoever searches looks for what the publication says', () => {
  const records = JSON.stringify(toSearchShards(lettersGraph, 'en'));
  expect(records).toContain('Suez delays');
  expect(records).not.toContain('The tolls have not changed since May.');
});

test('each year is a shard, the newest first, and knows when one of its pieces has changed', async () => {
  const tree = (text: string) => ({
    'content/articles/en/2022/a.md': article({ title: 'A', published: '2022-03-02T12:00' }),
    'content/articles/en/2023/b.md': article({ title: 'B' }, text),
  });
  const { graph } = await relate(tree('Text.'));
  const { graph: edited } = await relate(tree('Other text.'));
  expect(toSearchYears(graph, 'en')).toEqual(['2023', '2022']);
  expect(toSearchYears(graph, 'fa')).toEqual([]);
  const keysOf = (of: typeof graph) =>
    toSearchShards(of, 'en').map(({ records }) => records.map(({ key }) => key).join());
  expect(keysOf(edited)[0]).not.toBe(keysOf(graph)[0]);
  expect(keysOf(edited)[1]).toBe(keysOf(graph)[1]);
});
