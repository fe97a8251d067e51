import { defineConfig } from 'vitest/config';

const jsonReport = process.env['THROUGHLINE_TEST_REPORT'];

/** Both need the built site, which is made once for the two of them. */
const builtSite = {
  globalSetup: 'tests/support/built-site.ts',
  setupFiles: 'tests/support/need-site.ts',
  hookTimeout: 60_000,
  testTimeout: 120_000,
  // A second, where nothing is said, is too short for a browser on a busy machine.
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig({
  test: {
    // The machines that this runs on have two cores.
    maxWorkers: 2,
    // .ci/run counts from the JSON; people read the other.
    reporters: jsonReport === undefined ? ['default'] : ['default', 'json'],
    ...(jsonReport !== undefined && { outputFile: { json: jsonReport } }),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**', 'tests/browser/**', 'tests/browsers/**'],
          testTimeout: 10_000,
          expect: { poll: { timeout: 9000 } },
        },
      },
      { test: { name: 'site', include: ['tests/site/**/*.test.ts'], ...builtSite } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          // A second browser on two cores makes both too slow to be waited for.
          fileParallelism: false,
          ...builtSite,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
