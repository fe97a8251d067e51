import { expect, test } from 'vitest';
import { openKeptRecords } from '../../src/records/kept-records.ts';
import { makeRecordTexts } from '../../src/records/make-record-texts.ts';
import { recallRecords } from '../../src/records/record-memory.ts';
import { article, writeTree } from '../support/content.ts';

test('records are recalled as they are kept, and those that came since are found', async () => {
  const cache = await writeTree({});
  const kept = openKeptRecords(cache);
  const keep = async (key: string, title: string) => {
    const file = `content/articles/en/2023/${title.toLowerCase()}.md`;
    const bytes = Buffer.from(article({ title }));
    kept.keep(key, await makeRecordTexts({ root: cache, file, bytes }));
    kept.save();
  };
  const [first, second] = ['a', 'b'].map((letter) => letter.repeat(32));
  await keep(first ?? '', 'One');
  const [one] = recallRecords(cache, [first ?? '']);
  expect(one).toMatchObject({ type: 'articles', value: { title: 'One' } });
  await keep(second ?? '', 'Two');
  const both = recallRecords(cache, [first ?? '', second ?? '']);
  expect(both[0]).toBe(one);
  expect(both[1]).toMatchObject({ value: { title: 'Two' } });
  expect(both[0]?.type === 'articles' && both[0].value.body.html).toContain('<p>');
  expect(recallRecords(cache, ['c'.repeat(32)])).toEqual([undefined]);
  kept.close();
});
