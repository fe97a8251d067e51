import { expect, test } from 'vitest';
import { toIntakePath } from '../../src/build/describe-site.ts';
import type { LettersSetting } from '../../src/config.ts';

test.each<[LettersSetting, string | undefined]>([
  [{ via: 'intake', url: '/intake/' }, '/intake/'],
  [{ via: 'intake', url: 'https://example.org/letters/intake/' }, '/letters/intake/'],
  [{ via: 'intake', url: 'https://letters.example.org/intake/' }, undefined],
  [{ via: 'form', action: 'https://forms.example.net/x' }, undefined],
  [{ via: 'none' }, undefined],
])('letters %j are answered on the site at %j', (letters, path) => {
  expect(toIntakePath({ letters, origin: 'https://example.org' })).toBe(path);
});
