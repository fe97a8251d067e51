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
    /** What the build said if it failed; else empty. */
    siteProblem: string;
  }
}

interface BuiltSite {
  readonly folder: string;
  readonly problem: string;
}

/** Vitest loads this file once for each project that names it; what they share stands outside the module. */
const shared = globalThis as { throughlineSite?: Promise<BuiltSite> };

/**
 * Vitest's global setup: builds the site, as a publisher does, and hands its folder to `inject('siteFolder')`. It does
 * not fail where the build does: that would keep every other test from running. need-site.ts fails instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.throughlineSite ??= buildSite();
  const { folder, problem } = await shared.throughlineSite;
  project.provide('siteFolder', folder);
  project.provide('siteProblem', problem);
  return () => rm(folder, { recursive: true, force: true });
}

async function buildSite(): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-site-'));
  const args = ['src/cli/build.ts', '--out', folder, '--base', '/'];
  try {
    await promisify(execFile)(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 });
    return { folder, problem: '' };
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return { folder, problem: `${stdout}${stderr}` || String(error) };
  }
}
