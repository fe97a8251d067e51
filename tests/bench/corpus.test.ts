import { createHash } from 'node:crypto';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { checkContent } from '../../src/checker/check-content.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'corpus-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const digestFiles = async (folder: string): Promise<string[]> => {
  const digests: string[] = [];
  for await (const file of glob('**/*.md', { cwd: folder })) {
    const bytes = await readFile(join(folder, file));
    digests.push(`${file} ${createHash('sha256').update(bytes).digest('hex')}`);
  }
  return digests.sort();
};

test('the archive that builds are measured on is always the same, and has no mistakes', async () => {
  await writeCorpus(join(root, 'a/content'), 40);
  await writeCorpus(join(root, 'b/content'), 40);
  const files = await digestFiles(join(root, 'a'));
  expect(files.filter((file) => file.includes('/articles/'))).toHaveLength(40);
  expect(await digestFiles(join(root, 'b'))).toEqual(files);
  const { problems, articles } = await checkContent(join(root, 'a'), Date.UTC(2025, 0, 1));
  expect(articles).toBe(40);
  expect(problems).toEqual([]);
});
