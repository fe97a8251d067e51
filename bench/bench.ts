import { cp, glob, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCorpus } from './corpus.ts';
import { measure, weigh } from './measure.ts';

const usage = `Measures builds of a generated archive, outside the repository.
  npm run bench -- [--articles 1000,10000] [--social] [--keep] [--verbose]`;

const root = resolve(import.meta.dirname, '..');

/** All that a build reads, besides the content. */
const parts = [
  'public',
  'src',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const build = ['node', 'src/cli/build.ts'];
const environment = { SOURCE_DATE_EPOCH: '1735689600' };

const makeProject = async (articles: number, social: boolean): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `throughline-bench-${String(articles)}-`));
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeCorpus(join(folder, 'content'), articles);
  if (!social)
    await edit(join(folder, 'src/config.ts'), 'socialImages: true', 'socialImages: false');
  return folder;
};

const edit = async (file: string, from: string | RegExp, to: string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} has nothing to edit.`);
  await writeFile(file, edited);
};

/** An article from the middle of the archive, which others cite. */
const findArticle = async (folder: string, articles: number): Promise<string> => {
  const slug = `piece-${String(Math.floor(articles / 2)).padStart(6, '0')}.md`;
  for await (const file of glob(`content/articles/*/*/${slug}`, { cwd: folder }))
    return join(folder, file);
  throw new Error(`There is no ${slug}.`);
};

const run = async (
  articles: number,
  social: boolean,
  keep: boolean,
  verbose: boolean,
): Promise<void> => {
  const folder = await makeProject(articles, social);
  const article = await findArticle(folder, articles);
  const steps: readonly (readonly [string, () => Promise<void>])[] = [
    ['cold', () => Promise.resolve()],
    ['nothing changed', () => Promise.resolve()],
    ['a text edited', () => edit(article, /$/, '\nOne more sentence.\n')],
    [
      'a title edited',
      () => edit(article, /^title: (.*)$/m, 'title: $1 anew\nformerTitles: ["$1"]'),
    ],
  ];
  console.log(`\n${String(articles)} articles${social ? ', with social images' : ''}`);
  console.log('| build | wall s | CPU s | peak MB |\n| --- | --- | --- | --- |');
  for (const [name, act] of steps) {
    await act();
    const { wall, cpu, peak, output } = await measure(build, folder, environment);
    console.log(`| ${name} | ${wall.toFixed(1)} | ${cpu.toFixed(1)} | ${peak.toFixed(0)} |`);
    if (verbose) console.log(output);
  }
  const { files, bytes } = await weigh(join(folder, 'dist'));
  console.log(`${String(files)} files, ${(bytes / 1e6).toFixed(1)} MB`);
  if (keep) console.log(folder);
  else await rm(folder, { recursive: true, force: true });
};

const options = {
  articles: { type: 'string', default: '1000' },
  social: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

const readOptions = () => {
  try {
    const { values } = parseArgs({ options });
    const counts = values.articles.split(',').map(Number);
    return counts.every((count) => Number.isInteger(count) && count > 0)
      ? { ...values, counts }
      : undefined;
  } catch {
    return undefined;
  }
};

const wanted = readOptions();
if (!wanted) {
  console.error(usage);
  process.exitCode = 2;
} else {
  for (const count of wanted.counts) await run(count, wanted.social, wanted.keep, wanted.verbose);
}
