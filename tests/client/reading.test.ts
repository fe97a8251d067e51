import { expect, test } from 'vitest';
import { toList, withEntry } from '../../src/client/reading.ts';

const piece = (path: string, title = path) => ({ path, title });

test('the newest is first, and nothing is there twice', () => {
  const list = withEntry([piece('/a/'), piece('/b/', 'old')], '/b/', piece('/b/', 'new'));
  expect(list).toEqual([piece('/b/', 'new'), piece('/a/')]);
  expect(withEntry(list, '/b/')).toEqual([piece('/a/')]);
});

test('the list does not grow without end: the oldest go', () => {
  let list: readonly { path: string }[] = [];
  for (let i = 0; i < 150; i++) list = withEntry(list, `/${i}/`, piece(`/${i}/`));
  expect([list.length, list[0]?.path, list.at(-1)?.path]).toEqual([100, '/149/', '/50/']);
});

test.each([
  undefined,
  '',
  'no JSON',
  '{}',
  '[1]',
  '[{}]',
  '[{"path":"javascript:alert(1)"}]',
  'null',
])('nothing is made of %j', (text) => {
  expect(toList(text)).toEqual([]);
});
