import { expect, test } from 'vitest';
import { findInstant } from '../../../src/importer/wordpress/item-facts.ts';

const zone = 'Asia/Tbilisi';

test.each([
  [
    'as WordPress writes it',
    '2021-03-04 10:00:00',
    '2021-03-04T06:00:00.000Z',
    '2021-03-04T10:00:00.000Z',
  ],
  ['as ISO 8601', '2021-03-04T10:00:00', '2021-03-04T06:00:00.000Z', '2021-03-04T10:00:00.000Z'],
  ['without seconds', '2021-03-04T10:00', '2021-03-04T06:00:00.000Z', '2021-03-04T10:00:00.000Z'],
  [
    'with a zone of its own',
    '2021-03-04T10:00:00+02:00',
    '2021-03-04T08:00:00.000Z',
    '2021-03-04T08:00:00.000Z',
  ],
  [
    'with parts of a second, in UTC',
    '2021-03-04T10:00:00.123Z',
    '2021-03-04T10:00:00.000Z',
    '2021-03-04T10:00:00.000Z',
  ],
  ['of nothing', '0000-00-00 00:00:00', undefined, undefined],
  ['that is none', 'yesterday', undefined, undefined],
])('a date %s is read, in the old site’s zone or in UTC', (_, typed, local, utc) => {
  expect(findInstant(undefined, typed, undefined, zone)).toBe(local);
  expect(findInstant(typed, undefined, undefined, zone)).toBe(utc);
});
