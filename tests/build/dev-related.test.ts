import { expect, test } from 'vitest';
import { findPreviewRelated } from '../../src/build/dev-related.ts';
import { article, writeTree } from '../support/content.ts';

const text = 'The canal and its tolls, the strait, the convoys and the grain that waits for them.';

test('what is related is found on the side, drafts included', { timeout: 60_000 }, async () => {
  const root = await writeTree({
    'content/articles/en/2023/suez.md': article({ title: 'Suez' }, text),
    'content/articles/en/2023/tolls.md': article({ title: 'Tolls', draft: true }, text),
    'content/articles/en/2023/peace.md': article({ title: 'Peace' }, 'Of something else.'),
  });
  const related = await findPreviewRelated(root);
  expect(related.get('en/2023/suez')).toContain('en/2023/tolls');
});

test('where there is nothing, nothing is related', { timeout: 60_000 }, async () => {
  expect(await findPreviewRelated(await writeTree({}))).toEqual(new Map());
});
