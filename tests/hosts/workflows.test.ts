import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { targets } from '../../src/config.ts';
import { makeFolder } from '../support/folder.ts';
import { root } from '../support/source-files.ts';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly on: { readonly schedule: unknown };
  readonly jobs: { readonly publish: { readonly steps: readonly Step[] } };
}

const folder = join(root, 'docs/hosts/workflows');
const names = readdirSync(folder).sort();

const stepsOf = (name: string): readonly Step[] =>
  (parse(readFileSync(join(folder, name), 'utf8')) as Workflow).jobs.publish.steps;

/** Runs a step as GitHub does, with what stands for its expressions. */
const run = async (
  { run: script = '' }: Step,
  cwd: string,
  values: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const text = script.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => values[name] ?? '');
  // A bash that takes its input for a network's reads ~/.bashrc, which may put other programs first.
  await promisify(execFile)('bash', ['--norc', '-e', '-c', text], {
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
    await run(due, cwd, { 'github.event_name': event }, { GITHUB_OUTPUT: output });
    expect(await readFile(output, 'utf8')).toBe(`now=${now}\n`);
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
    await run(step, cwd, { 'vars.KVS_ARN': kvs, 'vars.POLICY_REST': 'P1' }, { PATH });
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
