import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, inject, it } from 'vitest';

const read = (file: string) => readFile(join(inject('siteFolder'), file), 'utf8');

it('the list of articles that take letters is that of the pages with a form', async () => {
  const list = JSON.parse(await read('letters/open.json')) as Record<
    string,
    { url: string; letters: string[] }
  >;
  const entries = Object.entries(list);
  expect(entries.length).toBeGreaterThan(20);
  for (const [id, { url, letters }] of entries) {
    const page = load(await read(join(decodeURIComponent(url), 'index.html')));
    expect(page('.letter-form [name=article]').val()).toBe(id);
    const choices = page('.letter-form [name=replyTo] option')
      .toArray()
      .map((option) => page(option).attr('value') ?? '')
      .filter((value) => value !== '');
    expect(choices.sort()).toEqual([...letters].sort());
  }
});
