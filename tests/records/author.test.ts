import { expect, test } from 'vitest';
import { authorName, authorNames, authorSchema, toAuthor } from '../../src/records/author.ts';
import { emptyBody } from '../support/content.ts';

const make = (front: unknown) =>
  toAuthor('anna-k', 'content/authors/anna-k.md', authorSchema.parse(front), emptyBody);

test('an author is a person without a role, unless the file says otherwise', () => {
  expect(make({ name: 'Anna Karapetyan' })).toEqual({
    id: 'anna-k',
    file: 'content/authors/anna-k.md',
    name: 'Anna Karapetyan',
    kind: 'person',
    role: undefined,
    bio: undefined,
    body: emptyBody,
  });
  expect(make({ name: 'Law Desk', kind: 'desk' }).kind).toBe('desk');
});

test('an author goes by one name, or by one in each language', () => {
  const anna = make({ name: { en: 'Anna Karapetyan', fa: 'آنا کاراپتیان' } });
  expect(authorName(anna, 'en')).toBe('Anna Karapetyan');
  expect(authorName(anna, 'fa')).toBe('آنا کاراپتیان');
  expect(authorNames(anna)).toEqual(['Anna Karapetyan', 'آنا کاراپتیان']);
  expect(authorNames(make({ name: 'Anna' }))).toEqual(['Anna']);
  expect(authorName(make({ name: { fa: 'آنا' } }), 'en')).toBe('آنا');
});
