import { defineConfig } from 'vitest/config';
import { rooms } from './rooms.ts';

/**
 * The tests of one room. Stryker's own `testFiles` would do, but with it mutants of what runs when a module is loaded
 * are switched on too late and survive (stryker-js issue 6144).
 */
export default defineConfig({
  test: {
    include: [...(rooms[process.env['MUTATE_ROOM'] ?? '']?.tests ?? [])],
    testTimeout: 10_000,
    // A worker for each file would cost a mutant most of its second.
    isolate: false,
  },
});
