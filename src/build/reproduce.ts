import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { compareText } from '../records/compare-text.ts';
import { readWithin } from '../support/read-within.ts';
import { buildProgram } from './build-program.ts';
import { readFacts, type Facts } from './file-facts.ts';

/** All that a build reads, relative to the project. */
export const buildInputs = [
  'content',
  'public',
  'src',
  'NOTICE',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** What surrounds a build, and must not be seen in what it makes. */
interface Circumstances {
  readonly name: string;
  /** Of the folder that the tree is copied into. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** In which order files are copied: a file system may list them as they came. */
  readonly order: 1 | -1;
  /** A program to run Node through. */
  readonly through: readonly string[];
}

const oneCore = ['taskset', '-c', '0'];

const circumstances = (hasTaskset: boolean): readonly Circumstances[] => [
  {
    name: 'in UTC, in no language, on all cores',
    folder: 'a',
    environment: { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', HOME: '/nowhere', USER: 'ada' },
    order: 1,
    through: [],
  },
  {
    name: `in Auckland, in Turkish${hasTaskset ? ', on one core' : ''}, in a longer path with a space`,
    folder: 'another place/for the same tree',
    environment: {
      TZ: 'Pacific/Auckland',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      UV_THREADPOOL_SIZE: '1',
      USER: 'somebody-else',
    },
    order: -1,
    through: hasTaskset ? oneCore : [],
  },
];

/** File by file, the way that a checkout would not: in another order, with other times. */
const copyTree = async (from: string, to: string, order: 1 | -1, top = from): Promise<void> => {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => order * compareText(a.name, b.name))) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target, order, top);
    else {
      // A link to another file of the same folder is that file; any other would be an error of the build, too.
      await writeFile(target, readWithin(top, relative(top, source)));
      const time = new Date(order === 1 ? 0 : Date.UTC(2030, 0, 1));
      await utimes(target, time, time);
    }
  }
};

const run = promisify(execFile);

const buildUnder = async (
  root: string,
  above: string,
  { folder, environment, order, through }: Circumstances,
  args: readonly string[],
  epoch: string,
): Promise<Facts> => {
  const tree = join(above, folder);
  await mkdir(tree, { recursive: true });
  for (const part of order === 1 ? buildInputs : buildInputs.toReversed()) {
    if (part.includes('.')) await cp(join(root, part), join(tree, part));
    else await copyTree(join(root, part), join(tree, part), order);
  }
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
  const [program, ...rest] = [...through, process.execPath];
  await run(program, [...rest, ...buildProgram, ...args], {
    cwd: tree,
    env: {
      ...process.env,
      ...environment,
      THROUGHLINE_CACHE: join(tree, '.cache'),
      SOURCE_DATE_EPOCH: epoch,
    },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`.trim() || String(error));
  });
  return readFacts(join(tree, 'dist'), {});
};

const hasProgram = (name: string): Promise<boolean> =>
  run(name, ['--version']).then(
    () => true,
    () => false,
  );

/**
 * Builds the tree at `root` twice, in another path, zone, locale, order of files and number of cores, at one declared
 * time, and compares.
 *
 * @param args For both builds.
 * @throws Where a build fails, with what it said.
 */
export const reproduce = async (
  root: string,
  args: readonly string[],
  say: (line: string) => void,
): Promise<{ ok: boolean; report: string }> => {
  const above = await mkdtemp(join(tmpdir(), 'throughline-reproduce-'));
  const epoch = process.env['SOURCE_DATE_EPOCH'] ?? String(Math.floor(Date.now() / 1000));
  const canPin = (await hasProgram('taskset')) && availableParallelism() > 1;
  try {
    const editions: Facts[] = [];
    for (const each of circumstances(canPin)) {
      say(`Building ${each.name} …`);
      editions.push(await buildUnder(root, above, each, args, epoch));
    }
    const [one = {}, other = {}] = editions;
    const files = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    const differing = files.filter((file) => one[file]?.sha256 !== other[file]?.sha256);
    const count = `${files.length} files`;
    return differing.length === 0
      ? { ok: true, report: `Both builds are the same: ${count}, byte for byte.` }
      : {
          ok: false,
          report: [
            `Of ${count}, ${differing.length} differ:`,
            ...differing.map((file) => `  ${file}`),
          ].join('\n'),
        };
  } finally {
    await rm(above, { recursive: true, force: true });
  }
};
