import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromiumArguments, chromiumPath } from '../../tests/support/chromium.ts';
import { installLater } from './install-later.ts';

const program = resolve(
  import.meta.dirname,
  '../../.cache/lighthouse/node_modules/lighthouse/cli/index.js',
);

/** The four categories, from 0 to 100, and the measurements, of one page. */
export interface Measured {
  readonly scores: Readonly<Record<Category, number>>;
  /** In milliseconds. */
  readonly lcp: number;
  /** In milliseconds. */
  readonly tbt: number;
  readonly cls: number;
  /** Of all that the page fetched, as it came over the line. */
  readonly bytes: number;
  /** What keeps a category from 100, in Lighthouse's own words. */
  readonly faults: readonly string[];
}

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof categories)[number];

interface Report {
  readonly categories: Readonly<
    Record<Category, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >;
  readonly audits: Readonly<
    Record<string, { title: string; score: number | null; numericValue?: number }>
  >;
  readonly runtimeError?: { readonly message: string };
}

/** @throws With npm's reason where it cannot be installed. */
export const ensureLighthouse = async (say: (line: string) => void): Promise<void> => {
  await installLater('lighthouse', 'Lighthouse', say);
};

/** Lighthouse's preset for a phone on a slow line, once. */
export const runLighthouse = async (address: string): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-lighthouse-'));
  const file = join(folder, 'report.json');
  const args = [
    program,
    address,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=${chromiumArguments.join(' ')}`,
  ];
  try {
    const env = { ...process.env, CHROME_PATH: chromiumPath };
    await promisify(execFile)(process.execPath, args, { env });
    return toMeasured(JSON.parse(await readFile(file, 'utf8')) as Report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const toMeasured = ({ categories: found, audits, runtimeError }: Report): Measured => {
  if (runtimeError !== undefined) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const scores = Object.fromEntries(
    categories.map((id) => [id, Math.round((found[id].score ?? 0) * 100)]),
  ) as Record<Category, number>;
  const faults = categories
    .filter((id) => scores[id] < 100)
    .flatMap((id) => found[id].auditRefs.filter(({ weight }) => weight > 0))
    .flatMap(({ id }) => audits[id] ?? [])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title }) => title);
  return {
    scores,
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    bytes: value('total-byte-weight'),
    faults,
  };
};
