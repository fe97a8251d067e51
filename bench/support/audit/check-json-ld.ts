import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'cheerio';
import { judge, run, type Verdict } from './tools.ts';

const tsc = resolve(import.meta.dirname, '../../../node_modules/.bin/tsc');

/** Two pages that say the same kinds of things have one shape; the words differ. */
const toShape = (data: unknown): unknown => {
  if (Array.isArray(data)) return [...new Set(data.map((each) => JSON.stringify(toShape(each))))];
  if (typeof data !== 'object' || data === null) return typeof data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      key === '@type' || key === '@context' ? value : toShape(value),
    ]),
  );
};

/**
 * What pages tell search engines, by schema.org's own vocabulary as schema-dts has it: a type, or a property of one, that
 * is not in there does not compile.
 */
export const checkJsonLd = async (site: string, pages: readonly string[]): Promise<Verdict> => {
  const shapes = new Map<string, { page: string; text: string }>();
  let count = 0;
  for (const page of pages) {
    const $ = load(await readFile(join(site, page)));
    for (const element of $('script[type="application/ld+json"]').toArray()) {
      const text = $(element).text();
      count += 1;
      const shape = JSON.stringify(toShape(JSON.parse(text)));
      if (!shapes.has(shape)) shapes.set(shape, { page, text });
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'throughline-json-ld-'));
  try {
    const all = [...shapes.values()];
    const lines = all.map(
      ({ text }, i) => `export const page${i}: Said = ${text.replaceAll('\n', ' ')};`,
    );
    await writeFile(
      join(folder, 'said.ts'),
      [
        `import type { Graph, Thing, WithContext } from 'schema-dts';`,
        'type Said = Graph | WithContext<Thing>;',
        ...lines,
      ].join('\n'),
    );
    await symlink(judge(''), join(folder, 'node_modules'));
    const args = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'said.ts'];
    const { code, stdout } = await run(tsc, args, folder);
    const faults = stdout.split('\n').filter((line) => line.startsWith('said.ts'));
    if (code !== 0 && faults.length === 0) throw new Error(`tsc could not judge: ${stdout}`);
    return {
      judge: 'schema.org’s vocabulary',
      looked: `${count} descriptions of ${all.length} shapes`,
      faults: faults.map((line) => {
        const at = Number(/^said\.ts\((\d+)/.exec(line)?.[1] ?? 0);
        return `${all[at - 3]?.page ?? ''}: ${line.slice(0, 400)}`;
      }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
