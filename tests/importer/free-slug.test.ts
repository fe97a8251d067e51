import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFreeSlug, toSafeSlug } from '../../src/importer/free-slug.ts';
import { findSlugFault } from '../../src/records/slug.ts';

describe('a safe slug', () => {
  it.each([
    ['..%2F..%2Fetc', 'etc'],
    ['a/b\\c', 'a-b-c'],
    ['%E0%A4%A', 'a'],
    ['nul', 'nul-1'],
    ['漢'.repeat(100), '漢'.repeat(53)],
    ['😀', ''],
  ])('of %s is %s', (typed, slug) => {
    expect(toSafeSlug(typed)).toBe(slug);
  });

  it('is empty or good, whatever it is made of, and short enough for any file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const slug = toSafeSlug(typed);
        if (slug === '') return;
        expect(findSlugFault(slug)).toBeUndefined();
        expect(Buffer.byteLength(`${slug}-100.md`)).toBeLessThan(255);
      }),
    );
  });
});

it('the first name with letters counts, with a number where it is taken', () => {
  const taken = new Set(['a', 'a-2']);
  expect(toFreeSlug(['?', 'A', 'b'], (key) => taken.has(key))).toBe('a-3');
});
