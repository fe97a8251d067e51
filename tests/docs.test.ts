import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { articleSchema } from '../src/records/article.ts';
import { letterFrontSchema } from '../src/records/letter.ts';
import { rules } from '../src/records/problem.ts';

const read = (file: string) => readFile(new URL(`../${file}`, import.meta.url), 'utf8');

test('docs/checker.md documents every rule in its own words, and no other', async () => {
  const text = await read('docs/checker.md');
  const documented = [...text.matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| (.+) \|$/gm)].map(
    ([, rule, meaning]) => [rule, meaning],
  );
  expect(documented).toEqual(Object.entries(rules));
});

test('docs/writing.md documents every key of an article, and no other', async () => {
  const text = await read('docs/writing.md');
  const documented = [...text.matchAll(/^\| `([a-zA-Z]+)` \|/gm)].map(([, key]) => key);
  expect(documented).toEqual(Object.keys(articleSchema.shape));
});

test('docs/letters.md documents every key of a letter, and no other', async () => {
  const text = await read('docs/letters.md');
  const file = /^## The file$[^]*?(?=^## )/m.exec(text)?.[0] ?? '';
  const documented = [...file.matchAll(/^\| `([a-zA-Z]+)` \|/gm)].map(([, key]) => key);
  expect(documented).toEqual(Object.keys(letterFrontSchema.shape));
});
