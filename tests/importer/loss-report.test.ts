import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLossReport } from '../../src/importer/loss-report.ts';
import { openChanges } from '../../src/support/file-changes.ts';
import { makeFolder } from '../support/folder.ts';

it('counts what was seen apart from what became of it, so that a difference shows', async () => {
  const folder = await makeFolder('report');
  const report = openLossReport(folder, 'test', openChanges(folder));
  report.see('post', 3);
  report.add({ kind: 'post', name: 'A', from: '1', to: 'a.md', result: 'imported', notes: [] });
  report.add({
    kind: 'post',
    name: 'B',
    from: '2',
    result: 'skipped',
    notes: ['it is private'],
    expected: true,
  });
  const sums = report.close(['A remark.']);
  expect(sums).toEqual({
    kinds: { post: { seen: 3, imported: 1, degraded: 0, skipped: 1 } },
    addUp: false,
    unexpected: 0,
  });
  expect(await readFile(join(folder, 'imports/test-report.txt'), 'utf8')).toMatchInlineSnapshot(`
    "                    seen  imported  degraded   skipped
    post                   3         1         0         1

    THE SUMS DO NOT ADD UP: this is a fault of the importer. Please tell us.

    A remark.

    skipped post "B" (2)
        it is private
    "
  `);
  expect(
    JSON.parse(await readFile(join(folder, 'imports/test-report.json'), 'utf8')),
  ).toMatchObject({ sums });
});
