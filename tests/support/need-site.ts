import { inject } from 'vitest';

/** Run before each file of tests that reads the built site: without one, all of them fail with the build's own words. */
const problem = inject('siteProblem');
if (problem !== '') {
  throw new Error(`The site that the tests read could not be built.\n${problem}`);
}
