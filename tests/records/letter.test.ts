import { expect, test } from 'vitest';
import { letterSchema } from '../../src/records/letter.ts';
import { findOwnFault } from '../../src/records/value-fault.ts';

const letter = {
  id: 'k7f3q2mz',
  article: 'en/2023/suez',
  name: 'Nino',
  date: '2023-03-04T10:00:00+04:00',
  language: 'en',
  text: 'The tolls have not changed since May.',
};

const faultsOf = (changed: Readonly<Record<string, unknown>>) =>
  (letterSchema.safeParse({ ...letter, ...changed }).error?.issues ?? []).map((issue) => ({
    key: issue.path.join('.'),
    fault: findOwnFault(issue)?.rule ?? issue.code,
  }));

test('a letter is what it says, in one form', () => {
  expect(letterSchema.parse(letter)).toEqual(letter);
  expect(
    letterSchema.parse({ ...letter, name: ' Nino\nB. ', text: `\r\n${letter.text}\r\n` }),
  ).toEqual({
    ...letter,
    name: 'Nino B.',
  });
});

test.each([
  ['a key that nobody knows', { email: 'x' }, '', 'unrecognized_keys'],
  ['an id with a letter that looks like a digit', { id: 'k7f3q2ml' }, 'id', 'invalid_format'],
  ['an id in capitals', { id: 'K7F3Q2MZ' }, 'id', 'invalid_format'],
  ['an article that climbs', { article: 'en/2023/../x' }, 'article', 'invalid_format'],
  ['an article that hides', { article: 'en/2023/..' }, 'article', 'invalid_format'],
  ['a date without a zone', { date: '2023-03-04T10:00:00' }, 'date', 'date/unreadable'],
  ['a day that there is not', { date: '2023-02-30T10:00:00Z' }, 'date', 'date/impossible'],
  ['a language that is not spoken', { language: 'xx' }, 'language', 'invalid_value'],
  ['an address in the name', { name: 'a@b.example' }, 'name', 'letter/email-address'],
  ['a browser in the correction', { correction: 'curl/8.1' }, 'correction', 'letter/user-agent'],
  ['an override in the text', { text: `${letter.text}\u202E` }, 'text', 'text/bidi-override'],
  [
    'an address in the answer',
    { answer: { by: 'law-desk', date: letter.date, text: 'Ask 203.0.113.7.' } },
    'answer.text',
    'letter/ip-address',
  ],
  [
    'a key in the answer that nobody knows',
    { answer: { by: 'law-desk', date: letter.date, text: 'No.', ip: 'x' } },
    'answer',
    'unrecognized_keys',
  ],
])('%s is refused', (_, changed, key, fault) => {
  expect(faultsOf(changed)).toEqual([{ key, fault }]);
});
