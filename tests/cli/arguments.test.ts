import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../support/source-files.ts';

interface Ran {
  readonly code: number;
  readonly error: string;
}

const run = (command: string, args: readonly string[]): Promise<Ran> =>
  promisify(execFile)(process.execPath, [`src/cli/${command}.ts`, ...args], { cwd: root }).then(
    ({ stderr }) => ({ code: 0, error: stderr }),
    (failed: unknown) => {
      const { code, stderr } = failed as { code: number; stderr: string };
      return { code, error: stderr };
    },
  );

test.each([
  ['build', ['--targt', 'nginx'], "Unknown option '--targt'"],
  ['build', ['nginx'], "Unexpected argument 'nginx'"],
  ['sign', [], '--key has to say with which key.'],
  ['sign', ['--key', 'a', 'b', 'c'], 'One folder is signed at a time.'],
  ['verify', [], 'It has to be said what is compared.'],
  ['verify', ['a', 'b'], 'One place is compared at a time.'],
  ['verify', ['--kee', 'a'], "Unknown option '--kee'."],
  ['reproduce', ['--targt', 'x'], "Unknown option '--targt'"],
  ['deploy', [], '--to has to say where the site goes.'],
  ['deploy', ['--to', 'x', '--keep', '0'], '--keep is "0", which is no number of editions'],
  ['deploy', ['--to', 'x', '--release', 'y'], 'it goes with --rollback'],
  ['deploy', ['--to', 'https://example.org/'], 'names no folder to deploy to'],
])(
  '%s %j is told what is wrong with it, and how the command is used',
  { timeout: 60_000 },
  async (command, args, fault) => {
    const { code, error } = await run(command, args);
    expect(code).toBe(2);
    expect(error.split('\n\n')[0]).toContain(fault);
    expect(error).toContain(`\n  npm run ${command} -- `);
    expect(error).not.toMatch(/^\s+at /m);
  },
);
