import { describe, expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { isLanguage, languagePack, languages } from '../../src/i18n/languages.ts';
import type { LanguagePack } from '../../src/i18n/language-pack.ts';

/** Every text of a pack by its name, with functions given words to put in. */
const textsOf = ({ strings }: LanguagePack): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...strings, ...strings.kinds }).flatMap(
      ([name, value]): [string, string][] => {
        if (typeof value === 'string') return [[name, value]];
        if (typeof value !== 'function') return [];
        const say = value as (...words: unknown[]) => string;
        return name === 'articles' || name === 'piecesInThread'
          ? [1, 2].map((count) => [`${name} ${count}`, say(count, `<${count}>`)])
          : [[name, say('<a>', '<b>')]];
      },
    ),
  );

const packs = Object.entries(languages);

describe.each(packs)('%s', (code, pack) => {
  test('has every word that the interface says', () => {
    const empty = Object.entries(textsOf(pack)).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
    expect(Object.keys(textsOf(pack))).toEqual(Object.keys(textsOf(languages.en)));
  });

  test('says what it is given', () => {
    const { strings } = pack;
    expect(strings.page('2', '5')).toMatch(/2.*5/);
    expect(strings.placeInThread('4', '9')).toMatch(/4.*9/);
    for (const say of [
      strings.readIn,
      strings.letters.mailSubject,
      strings.writtenBy,
      strings.taggedWith,
    ])
      expect(say('<word>')).toContain('<word>');
    expect(strings.archiveOf('<word>')).toContain('<word>');
    expect(strings.articles(12, '<12>')).toContain('<12>');
    expect(strings.piecesInThread(12, '<12>')).toContain('<12>');
  });

  test('has a tag and a direction that browsers know', () => {
    const locale = new Intl.Locale(pack.tag) as Intl.Locale & {
      getTextInfo: () => { direction: string };
    };
    expect(locale.language).toBe(code);
    expect(locale.getTextInfo().direction).toBe(pack.direction);
    expect(pack.openGraphLocale).toMatch(new RegExp(`^${code}_[A-Z]{2}$`));
    expect(Intl.supportedValuesOf('calendar')).toContain(pack.calendar);
  });

  test('has labels for "Read more" lines, its own heading among them, and for credits', () => {
    expect(pack.readMoreLabels).toContain(pack.strings.readMore);
    expect(pack.creditLabels.length).toBeGreaterThan(0);
  });

  test('is told about by the publication', () => {
    expect(settings.name[code as keyof typeof languages]).not.toBe('');
    expect(settings.description[code as keyof typeof languages]).not.toBe('');
  });
});

test('no two languages share a "Read more" label', () => {
  const labels = packs.flatMap(([, { readMoreLabels }]) => readMoreLabels);
  expect(new Set(labels).size).toBe(labels.length);
});

test.each([
  ['en', true],
  ['fa', true],
  ['de', false],
  ['', false],
  ['constructor', false],
])('%j is a language: %j', (code, is) => {
  expect(isLanguage(code)).toBe(is);
});

test('Persian reads from right to left', () => {
  expect(languagePack('fa').direction).toBe('rtl');
  expect(languagePack('en').direction).toBe('ltr');
});
