import { execFile, execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sign } from '../../src/build/signature.ts';
import { manifestFile, signatureFile } from '../../src/build/site-manifest.ts';
import { makeFolder } from '../support/folder.ts';
import { makeEdition } from '../support/small-edition.ts';
import { root } from '../support/source-files.ts';
import { takePort } from '../support/web-servers.ts';

const run = (
  args: readonly string[],
  state: string,
): Promise<{ code: unknown; out: string; error: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src/cli/verify.ts'), ...args],
      { env: { ...process.env, XDG_STATE_HOME: state } },
      (error, out, said) => {
        resolve({ code: error?.code ?? 0, out, error: said });
      },
    );
  });

const now = (): number => Math.floor(Date.now() / 1000);

test(
  'the exit code tells verified, different, not comparable and unsigned apart',
  { timeout: 60_000 },
  async () => {
    const state = await makeFolder('state');
    const key = join(await makeFolder('key'), 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
    const folder = await makeEdition('a', {}, now());
    const unsigned = await run([folder], state);
    expect([unsigned.code, unsigned.out.slice(0, 9)]).toEqual([3, 'UNSIGNED:']);
    const withKey = [folder, '--key', `${key}.pub`];
    expect((await run(withKey, state)).code).toBe(1);
    const manifest = await readFile(join(folder, manifestFile), 'utf8');
    await writeFile(join(folder, signatureFile), await sign(manifest, key));
    const verified = await run(withKey, state);
    expect([verified.code, verified.out.slice(0, 7)]).toEqual([0, 'Signed:']);
    // It is remembered from one time to the next.
    const older = await makeEdition('b', {}, now() - 3600);
    const old = await readFile(join(older, manifestFile), 'utf8');
    await writeFile(join(older, signatureFile), await sign(old, key));
    const again = await run([older, '--key', `${key}.pub`], state);
    expect(again.code).toBe(1);
    expect(again.error).toContain('OLDER THAN BEFORE');
    await writeFile(join(folder, '.htaccess'), '');
    expect((await run(withKey, state)).code).toBe(1);
    expect((await run([folder, '--at-least', 'x'], state)).code).toBe(2);
    expect((await run([folder, '--key', join(folder, 'gone.pub')], state)).code).toBe(2);
    expect((await run([join(folder, 'gone')], state)).code).toBe(2);
    const nobody = await run([`http://127.0.0.1:${await takePort()}/`], state);
    expect(nobody.code).toBe(2);
    expect(nobody.error).toMatch(/^There is no site manifest at [^\n]*cannot be reached[^\n]*\n$/);
  },
);
