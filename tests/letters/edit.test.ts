import { expect, it } from 'vitest';
import { readEditable, toEditable } from '../../src/letters/moderation/edit.ts';

it.each([
  ['Name: Nino\n\nOne.\n\nTwo.\n', { name: 'Nino', text: 'One.\n\nTwo.' }],
  ['Name:Nino \r\n \t\r\n\r\nOne.', { name: 'Nino', text: 'One.' }],
  ['Name: \n\n', { name: '', text: '' }],
])('%j is a letter', (edited, letter) => {
  expect(readEditable(edited)).toEqual(letter);
});

it.each(['', 'Nino\n\nOne.', 'Name: Nino\nOne.', 'Name: Nino', 'Name: Nino\n'])(
  '%j is none',
  (edited) => {
    expect(readEditable(edited)).toHaveProperty('fault');
  },
);

it('what an editor gets is read as it was', () => {
  const letter = { name: 'Nino', text: 'One.\n\n> Two.' };
  expect(readEditable(toEditable(letter))).toEqual(letter);
});
