import { expect, test } from 'vitest';
import { languages } from '../../src/i18n/languages.ts';
import {
  checkLetterEmail,
  checkLetterName,
  checkLetterText,
  type LetterFault,
} from '../../src/records/letter-faults.ts';

const names = (faults: readonly LetterFault[]) => faults.map(({ fault }) => fault);

const good = 'A word about that, if I may.';

test.each([
  ['Nino Beridze', []],
  ['نینو', []],
  [' ', ['nameMissing']],
  ['N'.repeat(80), []],
  ['😀'.repeat(81), ['nameTooLong']],
  ['See www.nino.example', ['nameHasLink']],
  ['nino@example.org', ['holdsEmail']],
  ['203.0.113.7', ['holdsIp']],
  ['Nino \u202Eoniloc', ['hiddenCharacter']],
])('a letter signed %j: %j', (name, faults) => {
  expect(names(checkLetterName(name))).toEqual(faults);
});

test.each([
  ['nino@example.org', []],
  [' nino.b+x@mail.example.co ', []],
  ['', ['emailMissing']],
  ['nino', ['emailWrong']],
  ['nino@localhost', ['emailWrong']],
  ['nino@example.org, all@example.org', ['emailWrong']],
  ['nino@example.org\r\nBcc: all@example.org', ['emailWrong']],
  ['Nino <nino@example.org>', ['emailWrong']],
  [`${'n'.repeat(250)}@example.org`, ['emailWrong']],
])('an address %j: %j', (email, faults) => {
  expect(names(checkLetterEmail(email))).toEqual(faults);
});

test.each([
  [good, []],
  ['\r\n', ['letterMissing']],
  ['First!', ['letterTooShort']],
  ['a'.repeat(5000), []],
  ['😀'.repeat(5001), ['letterTooLong']],
  [`${good} www.a.example www.b.example`, []],
  [`${good} www.a.example www.b.example www.c.example`, ['tooManyLinks']],
  [`${good} nino@example.org`, ['holdsEmail']],
  [`${good} \u0007`, ['hiddenCharacter']],
])('a letter %j: %j', (text, faults) => {
  expect(names(checkLetterText(text))).toEqual(faults);
});

test.each(Object.entries(languages))('%s has words for every fault, with its limit', (_, pack) => {
  const { faults } = pack.strings.letters;
  const found = [...checkLetterText('x'), ...checkLetterName('N'.repeat(81))];
  const told = found.map(({ fault, limit }) => {
    const words = faults[fault];
    return typeof words === 'string' ? words : words(String(limit));
  });
  expect(told).toEqual([faults.letterTooShort('20'), faults.nameTooLong('80')]);
  expect(told.join(' ')).toMatch(/20.*80/);
});
