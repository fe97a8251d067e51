import { expect, test } from 'vitest';
import { findSettingsFormFault } from '../../src/cli/settings-form.ts';
import { settings } from '../../src/config.ts';

const { pageSize, ...withoutPageSize } = settings;

test('the demonstration’s settings have the form of settings', () => {
  expect(pageSize).toBeGreaterThan(0);
  expect(findSettingsFormFault(settings)).toBeUndefined();
});

test.each([
  [
    'an unknown one, with the nearest',
    { pagesize: 3 },
    '`pagesize`: there is no such setting. Did you mean "pageSize"?',
  ],
  [
    'an unknown one within another',
    { letters: { via: 'none', url: '/x/' } },
    '`letters.url`: there is no such setting.',
  ],
  [
    'a number that makes no sense',
    { pageSize: 0 },
    '`pageSize`: it has to be a whole number from 1 on.',
  ],
  ['a text for a number', { feedSize: '30' }, '`feedSize`: it has to be a whole number from 1 on.'],
  [
    'no language',
    { languages: [] },
    '`languages`: it has to be a list of one language or more: en, fa.',
  ],
  [
    'a language that there is not',
    { languages: ['en', 'xx'] },
    '`languages.1`: it has to be one of en, fa',
  ],
  [
    'a name that is missing',
    { name: { en: 'Paper' } },
    '`name.fa`: it is missing, though that language is published.',
  ],
  [
    'a way of letters that there is not',
    { letters: { via: 'post' } },
    "`letters.via`: it has to be { via: 'intake', url }",
  ],
  [
    'a host that there is not',
    { target: 'ngnix' },
    '`target`: it has to be one of folder, netlify',
  ],
])('%s is told of', (_, wrong, told) => {
  expect(findSettingsFormFault({ ...settings, ...wrong })).toContain(`src/config.ts: ${told}`);
});

test('so is one that is missing', () => {
  expect(findSettingsFormFault(withoutPageSize)).toBe(
    'src/config.ts: `pageSize`: it has to be a whole number from 1 on.',
  );
});
