import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { reports } from '../../src/checker/reports.ts';
import { newYear2024, writeTree } from '../support/content.ts';
import type { BadInput } from './bad-input.ts';
import { files } from './files.ts';
import { frontMatter } from './front-matter.ts';
import { texts } from './texts.ts';

const inputs: readonly BadInput[] = [...files, ...frontMatter, ...texts];

/** No input may hold a writer up for longer, in milliseconds of this process; a machine may have other things to do. */
const longest = 20_000;

/** Every file of the content, with what it holds: none may be lost. */
const readAll = async (root: string): Promise<Readonly<Record<string, number>>> => {
  const entries = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name)).catch(() => new Uint8Array());
      return [join(parentPath, name), bytes.length] as const;
    });
  return Object.fromEntries(await Promise.all(sizes));
};

test('there are enough of them, each for something of its own', () => {
  expect(inputs.length).toBeGreaterThanOrEqual(60);
  expect(new Set(inputs.map(({ what }) => what)).size).toBe(inputs.length);
});

test.each(inputs)(
  '$what',
  async ({ tree, prepare, told, says, articles }) => {
    const root = await writeTree(tree);
    await prepare?.(root);
    const before = await readAll(root);
    const started = process.cpuUsage();
    const result = await checkContent(root, newYear2024);
    const { user, system } = process.cpuUsage(started);
    expect(result.problems.map(({ rule }) => rule).sort()).toEqual([...told].sort());
    const report = reports.text(result);
    expect(report).not.toMatch(/\n\s+at .*:\d+:\d+\)?$/m);
    if (says !== undefined) expect(report).toContain(says);
    if (articles !== undefined) expect(result.articles).toBe(articles);
    for (const { message, hint, line, column } of result.problems) {
      expect(Math.min(message.length, hint.length, line, column)).toBeGreaterThan(0);
    }
    expect(await readAll(root)).toEqual(before);
    expect((user + system) / 1000).toBeLessThan(longest);
  },
  60_000,
);
