import { expect, test } from 'vitest';
import { findEnvironmentFault } from '../../src/cli/environment-fault.ts';

test.each([
  [{}, 'Asia/Tbilisi', undefined],
  [{ SOURCE_DATE_EPOCH: '1718971200' }, 'UTC', undefined],
  [{ SOURCE_DATE_EPOCH: '' }, 'UTC', undefined],
  [{ SOURCE_DATE_EPOCH: 'yesterday' }, 'UTC', 'SOURCE_DATE_EPOCH is "yesterday"'],
  [{ SOURCE_DATE_EPOCH: '-5' }, 'UTC', 'SOURCE_DATE_EPOCH is "-5"'],
  [{}, 'Asia/Tiflis City', 'There is no time zone "Asia/Tiflis City"'],
])('%j in %s: %s', (environment, timeZone, told) => {
  const fault = findEnvironmentFault(environment, {
    timeZone,
    origin: 'https://example.org',
  });
  if (told === undefined) expect(fault).toBeUndefined();
  else expect(fault).toMatch(told);
});

test.each(['example.org', 'ftp://example.org', ''])('%j is no origin', (origin) => {
  expect(findEnvironmentFault({}, { timeZone: 'UTC', origin })).toMatch(
    `The origin "${origin}" is no address`,
  );
});
