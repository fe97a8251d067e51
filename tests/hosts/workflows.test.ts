import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { manifestFile } from '../../src/build/site-manifest.ts';
import { targets } from '../../src/config.ts';
import { makeFolder } from '../support/folder.ts';
import { root } from '../support/source-files.ts';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: { readonly schedule: unknown };
  readonly permissions: unknown;
  readonly jobs: {
    readonly publish: {
      readonly permissions: Readonly<Record<string, string>>;
      readonly env?: Readonly<Record<string, string>>;
      readonly steps: readonly Step[];
    };
  };
}

const folder = join(root, 'docs/hosts/workflows');
const names = readdirSync(folder).sort();

const readText = (name: string): string => readFileSync(join(folder, name), 'utf8');
const read = (name: string): Workflow => parse(readText(name)) as Workflow;
const stepsOf = (name: string): readonly Step[] => read(name).jobs.publish.steps;

/** Runs a step as GitHub does. */
const run = async (
  { run: script = '' }: Step,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<void> => {
  // A bash that takes its input for a network's reads ~/.bashrc, which may put other programs first.
  await promisify(execFile)('bash', ['--norc', '-e', '-c', script], {
    cwd,
    env: { ...process.env, ...env },
  });
};

describe.each(names)('%s', (name) => {
  const steps = stepsOf(name);

  test('builds for a host that there is, and keeps the edition once it is out', () => {
    const [, target = ''] =
      /--target (\S+)/.exec(steps.map((step) => step.run ?? '').join('\n')) ?? [];
    expect(targets).toContain(target);
    expect(steps.at(-1)?.uses).toMatch(/^actions\/cache\/save@/);
    const due = steps.findIndex(({ id }) => id === 'due');
    const guards = steps.slice(due + 1).map((step) => step.if);
    expect(new Set(guards)).toEqual(new Set(["steps.due.outputs.now == 'yes'"]));
  });

  test('says where the edition comes from, once it is built and before it is out', () => {
    const built = steps.findIndex(({ run: script = '' }) => script.includes('npm run build'));
    const signed = steps[built + 1];
    expect(signed?.uses).toMatch(/^actions\/attest-build-provenance@/);
    expect(signed?.with).toEqual({ 'subject-path': `dist/${manifestFile}` });
    expect(built + 2).toBeLessThan(steps.length - 1);
  });

  test('knows the whole history, and leaves no way to write to it behind', () => {
    const checkout = steps.find(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
  });

  test('may do what it does and nothing else', () => {
    const { permissions, jobs } = read(name);
    const pages = name === 'github-pages.yml' ? { pages: 'write' } : {};
    const signs = { 'id-token': 'write', attestations: 'write' };
    expect(permissions).toEqual({});
    expect(jobs.publish.permissions).toEqual({ contents: 'read', ...pages, ...signs });
  });

  test('uses what others wrote by its digest, with the version as people know it', () => {
    const text = readText(name);
    const used = [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, what = '']) => what);
    expect(used.length).toBeGreaterThanOrEqual(4);
    for (const what of used) expect(what).toMatch(/^[\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
    for (const [, fetched] of text.matchAll(/npx (.*)/g))
      expect(fetched).toMatch(/^--yes [\w-]+@\d+\.\d+\.\d+ /);
    expect(text).toContain('runs-on: ubuntu-24.04');
  });

  test('puts no value into the text of a program', () => {
    for (const { run: script = '' } of steps) expect(script).not.toContain('${{');
  });

  test.each([
    ['push', undefined, 'yes'],
    ['push', '2999-01-01T00:00:00.000Z\n', 'yes'],
    ['schedule', undefined, 'no'],
    ['schedule', '', 'no'],
    ['schedule', '2999-01-01T00:00:00.000Z\n', 'no'],
    ['schedule', '2024-06-27T14:33:00.000Z\n', 'yes'],
  ])('at a %s, when what is due is at %j, builds: %s', async (event, next, now) => {
    const cwd = await makeFolder('workflow');
    await mkdir(join(cwd, '.cache'));
    if (next !== undefined) await writeFile(join(cwd, '.cache/next-due.txt'), next);
    const due = steps.find(({ id }) => id === 'due') ?? {};
    const output = join(cwd, 'output');
    await run(due, cwd, { GITHUB_EVENT_NAME: event, GITHUB_OUTPUT: output });
    expect(await readFile(output, 'utf8')).toBe(`now=${now}\n`);
  });
});

test('what they use is the same in all of them', () => {
  const pins = names.flatMap((name) => [
    ...readText(name).matchAll(/uses: ([\w-]+\/[\w-]+)[\w/-]*@(\S+) # (\S+)/g),
  ]);
  const versions = Map.groupBy(pins, ([, action]) => action);
  for (const [action, all] of versions)
    expect([action, new Set(all.map(([, , ...pin]) => pin.join(' '))).size]).toEqual([action, 1]);
  expect(versions.size).toBeGreaterThan(5);
});

describe('the workflow for GitHub Pages', () => {
  test('builds for the address that GitHub gives a project', async () => {
    const cwd = await makeFolder('workflow');
    const step = stepsOf('github-pages.yml').find(({ run: script }) => script?.includes('build'));
    await mkdir(join(cwd, 'bin'));
    await writeFile(join(cwd, 'bin/npm'), '#!/bin/sh\necho "$*" > asked\n', { mode: 0o755 });
    await run(step ?? {}, cwd, {
      PATH: `${join(cwd, 'bin')}:${process.env['PATH'] ?? ''}`,
      GITHUB_REPOSITORY: 'Ana-News/the-site',
      GITHUB_REPOSITORY_OWNER: 'Ana-News',
    });
    expect(await readFile(join(cwd, 'asked'), 'utf8')).toBe(
      'run build -- --target github-pages --origin https://ana-news.github.io --base /the-site/\n',
    );
  });
});

const hasJq = await promisify(execFile)('jq', ['--version']).then(
  () => true,
  () => false,
);

describe.skipIf(!hasJq)('what the workflow for CloudFront asks of it', () => {
  /** Stands before the tools of AWS: writes down what it is asked, and knows three redirects. */
  const aws = `#!/bin/sh
echo "$*" >> asked
case "$*" in
  *list-keys*) echo '{"Items":[{"Key":"/same/","Value":"/x/"},{"Key":"/other/","Value":"/old/"},{"Key":"/gone/","Value":"/x/"}]}' ;;
  *) echo E1 ;;
esac
`;

  const ask = async (kvs: string, redirects: object | undefined): Promise<readonly string[]> => {
    const cwd = await makeFolder('workflow');
    for (const each of ['.cache', 'bin', 'dist/.host'])
      await mkdir(join(cwd, each), { recursive: true });
    await writeFile(join(cwd, 'bin/aws'), aws);
    await chmod(join(cwd, 'bin/aws'), 0o755);
    if (redirects)
      await writeFile(join(cwd, 'dist/.host/redirects.json'), JSON.stringify({ data: redirects }));
    const step = stepsOf('cloudfront.yml').find(({ name }) => name?.startsWith('Headers')) ?? {};
    const PATH = `${join(cwd, 'bin')}:${process.env['PATH'] ?? ''}`;
    await run(step, cwd, { PATH, KVS_ARN: kvs, POLICY_REST: 'P1', POLICY_MEDIA: 'P4' });
    return (await readFile(join(cwd, 'asked'), 'utf8')).split('\n');
  };

  const changesIn = (asked: readonly string[]): readonly string[] =>
    asked.flatMap((line) => /--(?:puts|deletes) .*/.exec(line) ?? []);

  test('brings what is new or another, and takes away what is gone', async () => {
    const asked = await ask('arn:kvs', [
      { key: '/same/', value: '/x/' },
      { key: '/other/', value: '/new/' },
    ]);
    expect(changesIn(asked)).toEqual([
      '--puts [{"Key":"/other/","Value":"/new/"}]',
      '--deletes [{"Key":"/gone/"}]',
    ]);
    expect(asked.join('\n')).toContain('"Items":[{"KeyValueStoreARN":"arn:kvs"}]');
    expect(asked.join('\n')).toContain('--id P1 --if-match E1');
    expect(asked.join('\n')).toContain('--id P4 --if-match E1');
  });

  test('takes all away where no redirect is left, and knows of no store where there is none', async () => {
    const deleted = '--deletes [{"Key":"/same/"},{"Key":"/other/"},{"Key":"/gone/"}]';
    expect(changesIn(await ask('arn:kvs', undefined))).toEqual([deleted]);
    const asked = (await ask('', undefined)).join('\n');
    expect(asked).toContain('"KeyValueStoreAssociations":{"Quantity":0,"Items":[]}');
    expect(asked).not.toContain('keyvaluestore ');
  });

  test('changes fifty at a time', async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ key: `/${i}/`, value: '/x/' }));
    expect(changesIn(await ask('arn:kvs', many))).toHaveLength(4);
  });
});
