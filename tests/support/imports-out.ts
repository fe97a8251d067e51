import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContent } from '../../src/checker/check-content.ts';
import { findContentFiles } from '../../src/records/find-content.ts';
import type { Outcome } from '../../src/importer/loss-report.ts';

/** What the checker has against all content below a folder: its errors, a line each. */
export const findErrors = async (root: string, now: number): Promise<string[]> => {
  const { problems } = await checkContent(root, now);
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`);
};

/** Every content file below a folder with its text. */
export const readAll = async (root: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await findContentFiles(root)).map(
        async (file) => [file, await readFile(join(root, file), 'utf8')] as const,
      ),
    ),
  );

/** The outcomes that a report lists, by the names of the items. */
export const readOutcomes = async (
  root: string,
  name: string,
): Promise<ReadonlyMap<string, Outcome>> => {
  const { items } = JSON.parse(
    await readFile(join(root, `imports/${name}-report.json`), 'utf8'),
  ) as {
    items: Outcome[];
  };
  return new Map(items.map((item) => [item.name, item]));
};
