import { defineConfig } from 'vitest/config';

/** The main paths in browsers other than Chromium, by `npm run test:browsers`: too slow to be run at every change. */
export default defineConfig({
  test: {
    include: ['tests/browsers/**/*.test.ts'],
    globalSetup: 'tests/support/built-site.ts',
    setupFiles: 'tests/support/need-site.ts',
    fileParallelism: false,
    hookTimeout: 60_000,
    testTimeout: 60_000,
  },
});
