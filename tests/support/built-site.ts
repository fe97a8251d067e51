import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder that holds the demonstration site, built once for all tests: read it, never write to it. */
    siteFolder: string;
  }
}

/** Vitest loads this file once for each project that names it; what they share stands outside the module. */
const shared = globalThis as { throughlineSite?: Promise<string> };

/** Vitest's global setup: builds the site, as a publisher does, and hands its folder to `inject('siteFolder')`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.throughlineSite ??= buildSite();
  const folder = await shared.throughlineSite;
  project.provide('siteFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}

async function buildSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-site-'));
  const args = ['src/cli/build.ts', '--out', folder, '--base', '/'];
  try {
    await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The site that the tests read could not be built.\n${stdout}${stderr}`, {
      cause: error,
    });
  }
  return folder;
}
