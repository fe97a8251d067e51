import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runNpm } from '../../src/cli/bootstrap/npm.mjs';

const root = resolve(import.meta.dirname, '../..');

/**
 * Installs the packages of `bench/<name>` in `.cache/<name>`, where these are not there yet: tools that bring more
 * than the whole project are installed when they are first asked for.
 *
 * @param what For the line that is said while it waits: `Lighthouse`.
 * @returns The folder of the packages.
 * @throws With npm's reason where they cannot be installed.
 */
export const installLater = async (
  name: string,
  what: string,
  say: (line: string) => void,
): Promise<string> => {
  const manifests = join(root, 'bench', name);
  const home = join(root, '.cache', name);
  const packages = join(home, 'node_modules');
  const readLock = (folder: string): Promise<string> =>
    readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => '');
  // npm writes this file last.
  const isWhole = existsSync(join(packages, '.package-lock.json'));
  if (isWhole && (await readLock(home)) === (await readLock(manifests))) return packages;
  say(`Installing ${what} (about a minute) …`);
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    if (existsSync(join(manifests, file))) await copyFile(join(manifests, file), join(home, file));
  await runNpm(['ci', '--ignore-scripts'], { cwd: home, env: process.env });
  return packages;
};
