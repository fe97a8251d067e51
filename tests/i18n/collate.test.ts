import { expect, test } from 'vitest';
import { sortByName } from '../../src/i18n/collate.ts';

test.each([
  [
    'en',
    ['Zoe', 'émigré', 'Eve', 'anna', 'Part 10', 'Part 2'],
    ['anna', 'émigré', 'Eve', 'Part 2', 'Part 10', 'Zoe'],
  ],
  [
    'fa',
    ['گرجستان', 'ژنو', 'کشور', 'پل', 'چای', 'باکو', 'آب', 'لاچین'],
    ['آب', 'باکو', 'پل', 'چای', 'ژنو', 'کشور', 'گرجستان', 'لاچین'],
  ],
] as const)('names in %s are in the order of its alphabet', (language, names, sorted) => {
  expect(sortByName(names, (name) => name, language)).toEqual(sorted);
  expect(sortByName([...names].reverse(), (name) => name, language)).toEqual(sorted);
});
