import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildProgram } from '../../src/build/build-program.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Hands a built site to `use`: the one in `folder`, where that is named; else the project's own, built for this and
 * removed afterwards.
 *
 * @throws With the build's own words where there is nothing to hand out.
 */
export const withBuiltSite = async <T>(
  folder: string | undefined,
  use: (site: string) => Promise<T>,
): Promise<T> => {
  if (folder !== undefined) return use(resolve(folder));
  const site = await mkdtemp(join(tmpdir(), 'throughline-site-'));
  try {
    await buildInto(site);
    return await use(site);
  } finally {
    await rm(site, { recursive: true, force: true });
  }
};

const buildInto = async (site: string): Promise<void> => {
  const args = [...buildProgram, '--out', site, '--base', '/'];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`.trim() || String(error), { cause: error });
  }
};
