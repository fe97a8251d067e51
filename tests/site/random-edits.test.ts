import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, glob, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { findAssetReferences } from '../../src/build/asset-references.ts';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';

/** How many sequences of edits are tried, and from which seed; a longer run is asked for by these variables. */
const runs = Number(process.env['EDIT_RUNS'] ?? 1);
const seed = Number(process.env['EDIT_SEED'] ?? 5);

const articleCount = 12;

/** What somebody may do to a tree. `article` is the file that was picked, `number` any number. */
type Edit = (project: ProjectCopy, article: string, number: number) => Promise<void>;

const replace =
  (pattern: RegExp, to: (number: number) => string): Edit =>
  async ({ folder }, article, number) => {
    const file = join(folder, article);
    if (!existsSync(file)) return;
    await writeFile(file, (await readFile(file, 'utf8')).replace(pattern, to(number)));
  };

const originals = new Map<string, string>();

const edits: Readonly<Record<string, Edit>> = {
  text: replace(/$/, (number) => `\nOne more sentence, the ${String(number)}th.\n`),
  title: async (project, article, number) => {
    // Other pieces name it: they find it by the title that it had.
    const [, title = ''] = /^title: (.*)$/m.exec(originals.get(article) ?? '') ?? [];
    const lines = `title: ${title} ${String(number)}\nformerTitles: ["${title}"]\n`;
    await replace(/^title: .*\n(?:formerTitles: .*\n)?/m, () => lines)(project, article, number);
  },
  summary: replace(/^summary: /m, (number) => `summary: ${String(number)} `),
  tags: replace(/^tags: \[Tag \d+/m, (number) => `tags: [Tag ${String(number % 60)}x`),
  thread: replace(/^thread: .*\n/m, () => ''),
  date: replace(/^(published: .*T\d\d:)\d\d/m, (number) => `$1${String(10 + (number % 49))}`),
  revert: async ({ folder }, article) => {
    await writeFile(join(folder, article), originals.get(article) ?? '');
  },
  'a setting': ({ folder }, _, number) =>
    replace(/relatedCount: \d+/, () => `relatedCount: ${String(1 + (number % 4))}`)(
      { folder } as ProjectCopy,
      'src/config.ts',
      number,
    ),
  'a stylesheet': ({ folder }, _, number) =>
    appendFile(join(folder, 'src/styles/text.css'), `\n.edit-${String(number)} { color: red; }\n`),
  'a plugin': ({ folder }, _, number) =>
    appendFile(join(folder, 'src/markdown/rehype-tables.ts'), `\n// ${String(number)}\n`),
  'a component': (project, _, number) =>
    project.edit(
      'src/components/SiteFooter.astro',
      '<footer',
      `<footer data-edit-${String(number)}`,
    ),
  'the cache, broken': ({ folder }) =>
    appendFile(join(folder, '.cache/records/html'), 'what broke off'),
  'the edition, by hand': ({ folder }) => writeFile(join(folder, 'dist/index.html'), 'by hand'),
  'a build that is killed': async ({ folder }) => {
    const build = spawn(process.execPath, ['src/cli/build.ts'], { cwd: folder, stdio: 'ignore' });
    const stage = () =>
      existsSync(join(folder, '.cache')) &&
      glob('.cache/stage-*/**/*.html', { cwd: folder })[Symbol.asyncIterator]().next();
    await vi.waitFor(
      async () => {
        const isDrawing = (await stage()) || { done: true };
        expect(build.exitCode !== null || isDrawing.done !== true).toBe(true);
      },
      { timeout: 120_000, interval: 20 },
    );
    build.kill('SIGKILL');
    if (build.exitCode === null && build.signalCode === null) await once(build, 'exit');
  },
};

/** Each sequence has most kinds of edit, in any order; some are followed by a build of their own. */
const sequences = fc.sample(
  fc.shuffledSubarray(Object.keys(edits), { minLength: 9 }).chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          article: fc.integer({ min: 0, max: articleCount - 1 }),
          number: fc.nat(999),
          builds: fc.integer({ min: 0, max: 2 }).map((draw) => draw === 0),
        }),
      ),
    ),
  ),
  { seed, numRuns: runs },
);

const findMissingAssets = async (folder: string): Promise<string[]> => {
  const missing: string[] = [];
  for await (const page of glob('**/*.html', { cwd: folder })) {
    const names = findAssetReferences(await readFile(join(folder, page), 'utf8'));
    missing.push(
      ...names
        .filter((name) => !existsSync(join(folder, '_astro', name)))
        .map((name) => `${page}: ${name}`),
    );
  }
  return missing;
};

test.each(sequences.map((steps) => [steps.map(({ name }) => name).join(', '), steps] as const))(
  'after edits of %s, the edition is the clean one, byte for byte',
  async (_, steps) => {
    const project = await copyProject('random-edits-');
    try {
      await rm(join(project.folder, 'content'), { recursive: true });
      await writeCorpus(join(project.folder, 'content'), articleCount);
      const articles = await Array.fromAsync(
        glob('content/articles/*/*/*.md', { cwd: project.folder }),
      );
      articles.sort();
      for (const article of articles)
        originals.set(article, await readFile(join(project.folder, article), 'utf8'));
      await project.build();
      for (const { name, article, number, builds } of steps) {
        await edits[name]?.(project, articles[article] ?? '', number);
        if (builds) await project.build();
      }
      const incremental = await project.build();
      expect(await findMissingAssets(join(project.folder, 'dist'))).toEqual([]);
      const fresh = await project.clone('random-edits-clean-');
      try {
        const clean = await fresh.build();
        expect(Object.keys(incremental).length).toBeGreaterThan(50);
        expect(incremental).toEqual(clean);
      } finally {
        await fresh.dispose();
      }
    } finally {
      await project.dispose();
    }
  },
  900_000,
);
