import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCompileCheck } from './mutation/compiles.ts';
import { readReport, withoutSurvivors, type Outcome, type Report } from './mutation/read-report.ts';
import { rooms } from './mutation/rooms.ts';
import { installLater } from './support/install-later.ts';

const names = Object.keys(rooms);

const usage = `Changes the code in small ways, one at a time, and runs the tests that have to notice: less than 85 % noticed fails.
  npm run mutate -- [--force] [room …]
  room     ${names.join(', ')}; all of them by default
  --force  tests every mutant again, those too whose code and tests are what they were`;

const root = resolve(import.meta.dirname, '..');

const readOptions = () => {
  try {
    const options = { force: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const isKnown = positionals.every((name) => names.includes(name));
    return isKnown
      ? { force: values.force, wanted: positionals.length > 0 ? positionals : names }
      : undefined;
  } catch {
    return undefined;
  }
};

/** Runs Stryker on a room; it says itself how far it is. The answer is its exit code. */
const runStryker = (packages: string, name: string, force: boolean): Promise<number> =>
  new Promise((done, fail) => {
    const args = [
      join(packages, '@stryker-mutator/core/bin/stryker.js'),
      'run',
      'bench/mutation/stryker.config.mjs',
      ...(force ? ['--force'] : []),
    ];
    // Without CI, vitest would write the snapshots that a mutant lacks, and later mutants would meet them.
    const env = { ...process.env, CI: 'true', MUTATE_ROOM: name };
    const stryker = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
    stryker.on('error', fail);
    stryker.on('close', (code) => done(code ?? 1));
  });

/** `undefined` where Stryker ended before it had a report. */
const mutate = async (
  packages: string,
  name: string,
  force: boolean,
): Promise<{ outcome: Outcome | undefined; code: number }> => {
  const folder = join(root, '.cache/mutation', name);
  const file = join(folder, 'report.json');
  await rm(file, { force: true });
  // Stryker takes the result of what runs when a file is loaded from the last time, whatever tests there are now.
  const results = join(folder, 'incremental.json');
  const last = await readFile(results, 'utf8').catch(() => undefined);
  if (last !== undefined)
    await writeFile(results, JSON.stringify(withoutSurvivors(JSON.parse(last) as Report)));
  const code = await runStryker(packages, name, force);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return { outcome: text === undefined ? undefined : readReport(JSON.parse(text) as Report), code };
};

const options = readOptions();
if (!options) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const packages = await installLater('mutation', 'Stryker', console.error);
    const compiles = makeCompileCheck(root);
    const rows = [];
    for (const room of options.wanted) {
      const { outcome, code } = await mutate(packages, room, options.force);
      if (code !== 0) process.exitCode = 1;
      if (!outcome) {
        rows.push({ room, score: 'none: see above' });
        continue;
      }
      const { killed, survivors, score } = outcome;
      const explained = survivors.filter(({ isExplained }) => isExplained);
      const others = survivors.filter(({ isExplained }) => !isExplained);
      const unexplained = others.filter(compiles);
      for (const { file, line, column, code: before, becomes } of unexplained)
        console.log(`${file}:${line}:${column} ${before} → ${becomes}`);
      rows.push({
        room,
        mutants: killed + survivors.length,
        killed,
        explained: explained.length,
        'not compiling': others.length - unexplained.length,
        unexplained: unexplained.length,
        score: `${score.toFixed(1)} %`,
      });
    }
    console.table(rows);
    console.log('Each mutant, with its tests: .cache/mutation/<room>/report.html');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
