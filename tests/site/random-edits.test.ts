import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { toByteText } from '../../src/hosts/byte-text.ts';
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

/** Takes out of all pieces the links to one that is no longer there, and the lines that name it, but not its letters. */
const forgetNames = async (folder: string, article: string): Promise<void> => {
  const [, title = ''] = /^title: (.*)$/m.exec(originals.get(article) ?? '') ?? [];
  const slug = basename(article, '.md');
  for await (const file of glob('content/articles/*/*/*.md', { cwd: folder })) {
    const text = await readFile(join(folder, file), 'utf8');
    const without = text
      .replace(new RegExp(`\\[([^\\]]*)\\]\\([^)]*/${slug}\\.md\\)`, 'g'), '$1')
      .replace(/^(?:Read more|بیشتر بخوانید): .*$/gm, (line) => (line.includes(title) ? '' : line));
    await writeFile(join(folder, file), without);
  }
  await rm(join(folder, article.replace('articles', 'letters').replace(/\.md$/, '')), {
    ...{ recursive: true, force: true },
  });
};

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
    if (!existsSync(join(folder, article))) return;
    await writeFile(join(folder, article), originals.get(article) ?? '');
    for (const gone of originals.keys())
      if (!existsSync(join(folder, gone))) await forgetNames(folder, gone);
  },
  'a piece taken away': async ({ folder }, article) => {
    await rm(join(folder, article), { force: true });
    await forgetNames(folder, article);
  },
  'a piece renamed': async ({ folder }, article, number) => {
    if (!existsSync(join(folder, article))) return;
    const renamed = article.replace(/\.md$/, `-${String(number)}.md`);
    await rename(join(folder, article), join(folder, renamed));
    await forgetNames(folder, article);
  },
  'another language': async ({ folder }, article) => {
    if (!existsSync(join(folder, article))) return;
    const [from, to] = article.includes('/en/') ? ['/en/', '/fa/'] : ['/fa/', '/en/'];
    const moved = join(folder, article.replace(from, to));
    await mkdir(dirname(moved), { recursive: true });
    await rename(join(folder, article), moved);
    // A thread is of one language, and so is whatever a link by its path leads to.
    await writeFile(
      moved,
      (await readFile(moved, 'utf8'))
        .replace(/^thread: .*\n/m, '')
        .replace(/\[([^\]]*)\]\(\.\.[^)]*\)/g, '$1'),
    );
    await forgetNames(folder, article);
  },
  'a letter': async ({ folder }, article, number) => {
    if (!existsSync(join(folder, article))) return;
    const piece = article.replace(/^content\/articles\/|\.md$/g, '');
    const id = `rdr00${String(number).padStart(3, '0')}`;
    const file = join(folder, 'content/letters', piece, `2024-05-01-${id}.md`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      `---\nid: ${id}\narticle: ${piece}\nname: A Reader\ndate: 2024-05-01T10:00:00Z\nlanguage: en\n---\nA letter of more than twenty characters.\n`,
    );
  },
  'an older cache': async ({ folder }) => {
    const [cache, older] = [join(folder, '.cache'), join(folder, '.older-cache')];
    if (!existsSync(cache)) return;
    if (existsSync(older)) {
      await rm(cache, { recursive: true });
      await cp(older, cache, { recursive: true });
    } else await cp(cache, older, { recursive: true });
  },
  'a dependency': ({ folder }) => appendFile(join(folder, 'package-lock.json'), '\n'),
  'two builds at once': async (project) => {
    const both = await Promise.allSettled([project.build(), project.build()]);
    const refused = both.flatMap((each) =>
      each.status === 'rejected' ? [String(each.reason)] : [],
    );
    for (const reason of refused)
      expect(reason).toContain('Another build of this site is under way');
    expect(refused.length).toBeLessThan(2);
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
  'kept texts, broken': async ({ folder }, _, number) => {
    for (const name of ['html', 'text', 'terms', 'records']) {
      const file = join(folder, '.cache/records', name);
      const bytes = await readFile(file).catch(() => undefined);
      if (!bytes) continue;
      const at = (200 + number * 50) % bytes.length;
      await writeFile(file, bytes.fill('?', at, at + 40));
    }
  },
  'all else that is kept, broken, and no edition': async ({ folder }) => {
    const kept = glob(
      ['.cache/{drawn,pictures,search,worker,renderers}/**/*.*', '.cache/words/*'],
      {
        ...{ cwd: folder, withFileTypes: true },
        exclude: ({ name }) => name === 'node_modules' || name.endsWith('.sha256'),
      },
    );
    for await (const entry of kept)
      if (entry.isFile()) await appendFile(join(entry.parentPath, entry.name), '!');
    await rm(join(folder, 'dist'), { recursive: true, force: true });
  },
  'the edition, by hand': ({ folder }) => writeFile(join(folder, 'dist/index.html'), 'by hand'),
  'a build that is killed': async ({ folder }) => {
    const build = spawn(process.execPath, ['src/cli/build.ts'], { cwd: folder, stdio: 'ignore' });
    const stage = () => glob('.cache/stage-*/*', { cwd: folder })[Symbol.asyncIterator]().next();
    await vi.waitFor(
      async () => {
        const { done } = await stage();
        expect(build.exitCode !== null || done !== true).toBe(true);
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
    const names = findAssetReferences(toByteText(await readFile(join(folder, page))));
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
      originals.clear();
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
