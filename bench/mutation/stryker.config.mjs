import { rooms } from './rooms.ts';

const name = process.env['MUTATE_ROOM'] ?? '';
const room = rooms[name];
if (!room) throw new Error(`There is no room "${name}": npm run mutate starts this with a name.`);

const reports = `.cache/mutation/${name}`;

/** Paths are those of the project's folder, where Stryker is started. */
export default {
  mutate: room.mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'bench/mutation/vitest.config.ts', related: false },
  disableTypeChecks: false,
  concurrency: 1,
  // vitest keeps something of each run.
  maxTestRunnerReuse: 200,
  incremental: true,
  incrementalFile: `${reports}/incremental.json`,
  reporters: ['progress', 'html', 'json'],
  htmlReporter: { fileName: `${reports}/report.html` },
  jsonReporter: { fileName: `${reports}/report.json` },
  tempDirName: '.cache/mutation/sandbox',
  cleanTempDir: 'always',
  ignorePatterns: ['.cache', 'content', 'dist', 'public', 'screenshots'],
  thresholds: { high: 95, low: 90, break: 85 },
  timeoutMS: 10_000,
  warnings: { slow: false },
};
