import { expect, test } from 'vitest';
import { toRedirectLine } from '../../../src/importer/wordpress/lists.ts';

test.each([
  ['https://old.org/?p=12', 'https://old.org/?p=12'],
  ['https://old.org/نشست/', 'https://old.org/نشست/'],
  [
    'https://old.org/a b\n/c;} server { return 200 "x\\',
    'https://old.org/a%20b%0A/c%3B%7D%20server%20%7B%20return%20200%20%22x%5C',
  ],
])('the map of redirects has one line for %j, whatever an export holds', (from, written) => {
  expect(toRedirectLine(from, '/2019/x/')).toBe(`${written} /2019/x/\n`);
});
