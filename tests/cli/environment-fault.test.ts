import { expect, test } from 'vitest';
import { targets } from '../../src/config.ts';
import { findEnvironmentFault } from '../../src/cli/environment-fault.ts';

test.each([
  [{}, 'Asia/Tbilisi', undefined],
  [{ SOURCE_DATE_EPOCH: '1718971200' }, 'UTC', undefined],
  [{ SOURCE_DATE_EPOCH: '' }, 'UTC', undefined],
  [{ SOURCE_DATE_EPOCH: 'yesterday' }, 'UTC', 'SOURCE_DATE_EPOCH is "yesterday"'],
  [{ SOURCE_DATE_EPOCH: '1718971200000' }, 'UTC', 'SOURCE_DATE_EPOCH is "1718971200000"'],
  [{ SOURCE_DATE_EPOCH: '-5' }, 'UTC', 'SOURCE_DATE_EPOCH is "-5"'],
  [{}, 'Asia/Tiflis City', 'There is no time zone "Asia/Tiflis City"'],
])('%j in %s: %s', (environment, timeZone, told) => {
  const settings = { timeZone, origin: 'https://example.org', target: 'folder' };
  const fault = findEnvironmentFault(environment, settings, targets);
  if (told === undefined) expect(fault).toBeUndefined();
  else expect(fault).toMatch(told);
});

test.each(['example.org', 'ftp://example.org', ''])('%j is no origin', (origin) => {
  expect(findEnvironmentFault({}, { timeZone: 'UTC', origin, target: 'folder' }, targets)).toMatch(
    `The origin "${origin}" is no address`,
  );
});

test('a target that nobody knows is told, with those that are known', () => {
  const settings = { timeZone: 'UTC', origin: 'https://example.org', target: 'vercel' };
  expect(findEnvironmentFault({}, settings, targets)).toMatch(
    /no target "vercel".\n.*nginx, apache/,
  );
});
