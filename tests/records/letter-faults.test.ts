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
  ['😀'.repeat(80), []],
  [`  ${'N'.repeat(80)}  `, []],
  ['N'.repeat(81), ['nameTooLong']],
  ['😀'.repeat(81), ['nameTooLong']],
  ['See www.nino.example', ['nameHasLink']],
  ['nino@example.org', ['holdsEmail']],
  ['203.0.113.7', ['holdsIp']],
  ['Rene\u0301', []],
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
  [`${'n'.repeat(242)}@example.org`, []],
  [`${'n'.repeat(243)}@example.org`, ['emailWrong']],
  [`nino@${'e'.repeat(63)}.org`, []],
  [`nino@${'e'.repeat(64)}.org`, ['emailWrong']],
  ['nino@e.org', []],
  ['nino@a.b-c.example.museum', []],
  ['nino@example.xn--p1ai', []],
  ['NINO@EXAMPLE.ORG', []],
  ["nino!#$%&'*+/=?^_`{|}~-.b@example.org", []],
  ['@example.org', ['emailWrong']],
  ['nino@', ['emailWrong']],
  ['nino@.org', ['emailWrong']],
  ['nino@-example.org', ['emailWrong']],
  ['nino@example-.org', ['emailWrong']],
  ['nino@example..org', ['emailWrong']],
  ['nino@example.org.', ['emailWrong']],
  ['nino@example.o', ['emailWrong']],
  ['nino@example.1a', ['emailWrong']],
  ['nino@example.or-', ['emailWrong']],
  ['nino@192.0.2.1', ['emailWrong']],
  ['ni no@example.org', ['emailWrong']],
  ['nino@@example.org', ['emailWrong']],
])('an address %j: %j', (email, faults) => {
  expect(names(checkLetterEmail(email))).toEqual(faults);
});

test.each([
  [good, []],
  ['\r\n', ['letterMissing']],
  ['First!', ['letterTooShort']],
  ['a'.repeat(5000), []],
  ['😀'.repeat(5000), []],
  ['a'.repeat(5001), ['letterTooLong']],
  ['a'.repeat(20), []],
  ['a'.repeat(19), ['letterTooShort']],
  ['😀'.repeat(19), ['letterTooShort']],
  [`${'a'.repeat(19)}   \n`, ['letterTooShort']],
  ['😀'.repeat(5001), ['letterTooLong']],
  [`${good} www.a.example www.b.example`, []],
  [`${good} www.a.example www.b.example www.c.example`, ['tooManyLinks']],
  [`${good} nino@example.org`, ['holdsEmail']],
  [`${good} \u0007`, ['hiddenCharacter']],
  [`${good} Rene\u0301 wrote it.`, []],
  [`${good} Z${'\u0335'.repeat(30)}`, ['hiddenCharacter']],
  // As it comes it may be eight times as long: what is composed, or stands at ends of lines, does not count.
  [good.padEnd(40_000), []],
  [good.padEnd(40_001), ['letterTooLong']],
  [`Z${'\u0335'.repeat(40_000)}`, ['letterTooLong']],
])('a letter %j: %j', (text, faults) => {
  expect(names(checkLetterText(text))).toEqual(faults);
});

test('a fault says which field it is of, and which limit it speaks of', () => {
  expect(checkLetterName('')).toEqual([{ field: 'name', fault: 'nameMissing' }]);
  expect(checkLetterName('N'.repeat(81))).toEqual([
    { field: 'name', fault: 'nameTooLong', limit: 80 },
  ]);
  expect(checkLetterName('www.nino.example')).toEqual([{ field: 'name', fault: 'nameHasLink' }]);
  expect(checkLetterName('Nino \u202Eoniloc')).toEqual([
    { field: 'name', fault: 'hiddenCharacter' },
  ]);
  expect(checkLetterEmail('')).toEqual([{ field: 'email', fault: 'emailMissing' }]);
  expect(checkLetterEmail('nino')).toEqual([{ field: 'email', fault: 'emailWrong' }]);
  expect(checkLetterText(' ')).toEqual([{ field: 'letter', fault: 'letterMissing' }]);
  expect(checkLetterText('First!')).toEqual([
    { field: 'letter', fault: 'letterTooShort', limit: 20 },
  ]);
  expect(checkLetterText('a'.repeat(5001))).toEqual([
    { field: 'letter', fault: 'letterTooLong', limit: 5000 },
  ]);
  expect(checkLetterText('www.a.example www.b.example www.c.example')).toEqual([
    { field: 'letter', fault: 'tooManyLinks', limit: 2 },
  ]);
  expect(checkLetterText('Write to nino@example.org, please.')).toEqual([
    { field: 'letter', fault: 'holdsEmail' },
  ]);
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
