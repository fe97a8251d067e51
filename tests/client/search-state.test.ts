import { expect, test } from 'vitest';
import { isEmpty, toAddress, toState, type SearchState } from '../../src/client/search-state.ts';

const fromAddress = (address: string): SearchState => {
  const parameters = new URLSearchParams(address);
  return toState((name) => parameters.get(name));
};

const states: readonly [string, SearchState][] = [
  ['', { query: '', filters: {}, sort: 'relevance' }],
  ['?q=corridor', { query: 'corridor', filters: {}, sort: 'relevance' }],
  [
    '?q=a%26b+c&tag=Lachin+corridor&kind=Analysis&sort=date',
    {
      query: 'a&b c',
      filters: { tag: 'Lachin corridor', kind: 'Analysis' },
      sort: 'date',
    },
  ],
  ['?year=2023', { query: '', filters: { year: '2023' }, sort: 'relevance' }],
];

test.each(states)('the address %s is that search, and the other way round', (address, state) => {
  expect(fromAddress(address)).toEqual(state);
  expect(toAddress(state)).toBe(address);
});

test('what an address does not mean is left out', () => {
  expect(fromAddress('?q=++x++&tag=&sort=size&page=3')).toEqual({
    query: 'x',
    filters: {},
    sort: 'relevance',
  });
});

test('an order alone searches for nothing', () => {
  expect(isEmpty(fromAddress('?sort=date'))).toBe(true);
  expect(isEmpty(fromAddress('?author=A'))).toBe(false);
});
