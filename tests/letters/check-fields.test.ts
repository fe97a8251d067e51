import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/i18n/languages.ts';
import { languagePack } from '../../src/i18n/languages.ts';
import { checkFields } from '../../src/letters/check-fields.ts';
import type { Fields } from '../../src/letters/fields.ts';
import { typed } from '../support/intake.ts';

const check = (changes: Partial<Fields>, language: Language = 'en', letters: string[] = []) =>
  Promise.resolve(checkFields({ ...typed, ...changes }, language, letters));

const faultsOf = async (changes: Partial<Fields>, language?: Language, letters?: string[]) =>
  (await check(changes, language, letters)).faults;

const words = (language: Language) => languagePack(language).strings.letters.faults;

test('a sound letter has no fault, and its texts one form however they were typed', async () => {
  const { fields, faults } = await check({
    ...{ name: ' Ada \n Lovelace ', email: ' ada@readers.example\n' },
    letter: 'One line of a letter.  \r\n\r\n\r\n\r\nAnd another.\r\n',
    website: ' left ',
  });
  expect(faults).toEqual({});
  expect(fields).toEqual({
    ...{ ...typed, name: 'Ada Lovelace', email: 'ada@readers.example', website: ' left ' },
    letter: 'One line of a letter.\n\nAnd another.',
  });
});

describe.each(['en', 'fa'] as const)('in %s', (language) => {
  const told = words(language);
  const [twenty, fiveThousand, eighty, two] =
    language === 'en' ? ['20', '5000', '80', '2'] : ['۲۰', '۵۰۰۰', '۸۰', '۲'];

  test.each<[Partial<Fields>, object]>([
    [{ name: ' ' }, { name: told.nameMissing }],
    [{ name: 'N'.repeat(81) }, { name: told.nameTooLong(eighty) }],
    [{ name: 'www.nino.example' }, { name: told.nameHasLink }],
    [{ name: `Z${'\u0335'.repeat(30)}` }, { name: told.hiddenCharacter }],
    [{ email: '' }, { email: told.emailMissing }],
    [{ email: 'nino' }, { email: told.emailWrong }],
    [{ letter: ' ' }, { letter: told.letterMissing }],
    [{ letter: 'First!' }, { letter: told.letterTooShort(twenty) }],
    [{ letter: 'a'.repeat(5001) }, { letter: told.letterTooLong(fiveThousand) }],
    [
      { letter: 'Three: https://a.example https://b.example https://c.example' },
      { letter: told.tooManyLinks(two) },
    ],
    [
      { letter: `Long enough, and Z${'\u0335\u0321\u030A\u0489'.repeat(40)}algo.` },
      { letter: told.hiddenCharacter },
    ],
    [
      { name: '', email: '', letter: '' },
      { name: told.nameMissing, email: told.emailMissing, letter: told.letterMissing },
    ],
  ])('%j is told in the words of the form', async (changes, faults) => {
    expect(await faultsOf(changes, language)).toEqual(faults);
  });
});

test('of several faults of a field the first is told', async () => {
  const { holdsEmail, letterTooShort, nameHasLink } = words('en');
  const shortOne = await faultsOf({ letter: 'nino@example.org' });
  expect(shortOne).toEqual({ letter: letterTooShort('20') });
  const named = await faultsOf({ name: 'www.nino.example \u202E' });
  expect(named).toEqual({ name: nameHasLink });
  const twice = await faultsOf({ letter: 'Long enough to be one: nino@example.org \u0007' });
  expect(twice).toEqual({ letter: holdsEmail });
});

test('a reply has to be to a letter that is there', async () => {
  const letters = ['7k2m9p4q', 'k7f3q2mz'];
  expect(await faultsOf({ replyTo: 'k7f3q2mz' }, 'en', letters)).toEqual({});
  expect(await faultsOf({ replyTo: '' }, 'en', [])).toEqual({});
  const gone = await faultsOf({ replyTo: 'zzzzzzzz' }, 'fa', letters);
  expect(gone).toEqual({ replyTo: words('fa').unknownReply });
});

test('what only shows once the letter does is told as well', async () => {
  const { cannotBeShown, holdsEmail, letterTooShort } = words('en');
  const broken = 'Look there: http://a.example:99999999/ and see.';
  expect(await faultsOf({ letter: broken })).toEqual({ letter: cannotBeShown });
  expect(await faultsOf({ letter: broken }, 'fa')).toEqual({ letter: words('fa').cannotBeShown });
  const hidden = 'Write to nino@exam**ple**.org, if you like.';
  expect(await faultsOf({ letter: hidden })).toEqual({ letter: holdsEmail });
  // What has to be mended before comes first.
  const short = await faultsOf({ letter: 'http://[::1/' });
  expect(short).toEqual({ letter: letterTooShort('20') });
});

test.each([
  ['name', `${'N'.repeat(81)} `],
  ['name', ` Z${'\u0335'.repeat(30)} `],
  ['letter', `${'a'.repeat(5001)} `],
  ['letter', ` Long enough, and Z${'\u0335'.repeat(40)}algo. `],
])('a %s that nobody could read comes back as it was typed', async (field, text) => {
  const { fields } = await check({ [field]: text });
  expect(fields).toEqual({ ...typed, [field]: text });
});
