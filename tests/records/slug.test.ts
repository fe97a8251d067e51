import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSlugFault, toSlug } from '../../src/records/slug.ts';

describe('toSlug', () => {
  test.each([
    ['Lachin corridor', 'lachin-corridor'],
    ['  Nagorno-Karabakh  ', 'nagorno-karabakh'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['R&D', 'r-and-d'],
    ['Don’t / do', 'dont-do'],
    ['Ba‘ath', 'baath'],
    ['Straße', 'straße'],
    ['İstanbul', 'istanbul'],
    ['CAFÉ', 'café'],
    ['Cafe\u0301', 'café'],
    ['1,310 days', '1-310-days'],
    ['قره‌باغ', 'قره-باغ'],
    ['کریدور لاچین', 'کریدور-لاچین'],
    ['۱۴۰۲', '۱۴۰۲'],
    ['Հայաստան', 'հայաստան'],
    ['საქართველო', 'საქართველო'],
    ['नागरिक', 'नागरिक'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a?b#c%d', 'a-b-sharp-c-d'],
    ['I ❤️ NY', 'i-ny'],
    ['in\u00ADvisible', 'invisible'],
    ["‘a’ b‛c´d`e'f", 'a-bcdef'],
    ['Q&A & more', 'q-and-a-and-more'],
    ['a##b', 'a-sharp-sharp-b'],
    ['A  —  B', 'a-b'],
    ['a\u0301-\u0301b', 'á-b'],
    ['a! \u0301 !b', 'a-b'],
    ['- \u0301 -a', 'a'],
    ['a-- ', 'a'],
    ['e\uFE0Fe', 'ee'],
    ['e\u{E0100}e', 'ee'],
    ['!!!', ''],
    ['\u0301', ''],
    ['', ''],
  ])('%j makes %j', (name, slug) => {
    expect(toSlug(name)).toBe(slug);
  });

  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        ...Array.from('aQ- ./\\%+’ÅΣİﬁك'),
        '\u0307',
        '\u0301',
        '\u200C',
        '\uFE0F',
        '\uD800',
      ),
    }),
  );

  test('makes an address of anything, which makes itself', () => {
    fc.assert(
      fc.property(names, (name) => {
        const slug = toSlug(name);
        expect(toSlug(slug)).toBe(slug);
        expect(slug.normalize('NFC')).toBe(slug);
        expect(slug).not.toMatch(/[/\\?#%.\s\p{C}]|^-|--|-$/u);
        expect(decodeURIComponent(encodeURIComponent(slug))).toBe(slug);
        if (slug === '' || slug.length > 120) return;
        // A name that Windows has taken is told of, not made into another one.
        expect([undefined, 'Windows keeps it for a device']).toContain(findSlugFault(slug));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('findSlugFault', () => {
  test.each([
    ['suez-delays', undefined],
    ['1310-days', undefined],
    ['قره-باغ', undefined],
    ['', 'it is empty'],
    ['Suez-delays', 'it holds capital letters'],
    ['suez delays', 'it holds something else than letters, digits and single hyphens'],
    ['suez--delays', 'it holds something else than letters, digits and single hyphens'],
    ['-suez', 'it holds something else than letters, digits and single hyphens'],
    ['قره‌باغ', 'it holds something else than letters, digits and single hyphens'],
    ['aux', 'Windows keeps it for a device'],
    ['con', 'Windows keeps it for a device'],
    ['NUL', 'Windows keeps it for a device'],
    ['com0', 'Windows keeps it for a device'],
    ['lpt9', 'Windows keeps it for a device'],
    ['com', undefined],
    ['com10', undefined],
    ['comx', undefined],
    ['a-con', undefined],
    ['icon', undefined],
    ['console', undefined],
    ['lpt1-a', undefined],
    ['suez-', 'it holds something else than letters, digits and single hyphens'],
    ['É', 'it holds capital letters'],
    ['x'.repeat(120), undefined],
    ['x'.repeat(121), 'it is longer than 120 characters'],
  ])('%j: %s', (slug, fault) => {
    expect(findSlugFault(slug)).toBe(fault);
  });
});
