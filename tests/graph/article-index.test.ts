import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArticleIndex, toPathKey, type Found } from '../../src/graph/article-index.ts';
import { anArticle } from '../support/content.ts';

const told = (found: Found | undefined): string | readonly string[] | undefined =>
  found && ('article' in found ? found.article.id : found.ambiguous.map(({ id }) => id));

const articles = [
  anArticle({
    id: 'en/2021/suez-delays',
    title: 'Suez delays; what next?',
    aliases: ['/2021/03/ever-given/', '/old/suez.html'],
  }),
  anArticle({ id: 'en/2022/tolls', title: 'Suez Tolls', formerTitles: ['Canal dues', 'Tolls'] }),
  anArticle({ id: 'en/2023/tolls-again', title: 'suez tolls' }),
  anArticle({ id: 'en/2023/canal', title: 'Canal dues' }),
  anArticle({ id: 'en/2024/one', title: 'The same headline' }),
  anArticle({ id: 'en/2024/two', title: 'The same headline' }),
  anArticle({ id: 'fa/2023/qarabagh', title: 'قره‌باغ: «پرسش‌ها»' }),
  anArticle({ id: 'fa/2023/tolls', title: 'Suez Tolls' }),
  anArticle({ id: 'fa/2023/قره-باغ', title: 'راه دیگر' }),
];

const index = buildArticleIndex(articles);

describe('by name', () => {
  test.each([
    ['the title', 'Suez delays; what next?', 'en', 'en/2021/suez-delays'],
    ['in other signs and capitals', 'SUEZ DELAYS – what next', 'en', 'en/2021/suez-delays'],
    ['exactly before nearly', 'Suez Tolls', 'en', 'en/2022/tolls'],
    ['exactly before nearly', 'suez tolls', 'en', 'en/2023/tolls-again'],
    ['nearly, where two are', 'SUEZ TOLLS', 'en', ['en/2022/tolls', 'en/2023/tolls-again']],
    ['a title before a former one', 'Canal dues', 'en', 'en/2023/canal'],
    ['a former title before a slug', 'tolls', 'en', 'en/2022/tolls'],
    ['a slug', 'suez-delays', 'en', 'en/2021/suez-delays'],
    ['an id', 'en/2022/tolls', 'fa', 'en/2022/tolls'],
    ['a path on the site', '/fa/2023/qarabagh/', 'en', 'fa/2023/qarabagh'],
    ['a path of the first language', '2021/suez-delays', 'en', 'en/2021/suez-delays'],
    ['an alias', '/2021/03/ever-given', 'en', 'en/2021/suez-delays'],
    ['two of one title', 'The same headline', 'en', ['en/2024/one', 'en/2024/two']],
    ['two of one title, as an id', 'en/2024/two', 'en', 'en/2024/two'],
    ['the own language first', 'Suez Tolls', 'fa', 'fa/2023/tolls'],
    ['another language then', 'Canal dues', 'fa', 'en/2023/canal'],
    ['Persian', 'قره‌باغ: «پرسش‌ها»', 'fa', 'fa/2023/qarabagh'],
    ['Persian on an Arabic keyboard', 'قرهباغ پرسشها', 'fa', 'fa/2023/qarabagh'],
    ['a Persian slug', 'قره-باغ', 'fa', 'fa/2023/قره-باغ'],
    ['a Persian slug, percent-encoded', encodeURI('/fa/2023/قره-باغ/'), 'en', 'fa/2023/قره-باغ'],
    ['nothing', 'Suez', 'en', undefined],
    ['nothing', '', 'en', undefined],
    ['nothing', '/', 'en', undefined],
    ['nothing', '???', 'en', undefined],
  ] as const)('%s: %j in %s', (_, name, language, id) => {
    expect(told(index.findByName(name, language))).toEqual(id);
  });
});

describe('by address', () => {
  test.each([
    ['/2021/suez-delays/', 'en/2021/suez-delays'],
    ['/2021/suez-delays', 'en/2021/suez-delays'],
    ['/2021/suez-delays/?ref=x#tolls', 'en/2021/suez-delays'],
    ['/2021/03/ever-given/', 'en/2021/suez-delays'],
    ['/old/suez.html', 'en/2021/suez-delays'],
    ['/fa/2023/قره-باغ/', 'fa/2023/قره-باغ'],
    [encodeURI('/fa/2023/قره-باغ/'), 'fa/2023/قره-باغ'],
    ['../2021/suez-delays.md', 'en/2021/suez-delays'],
    ['../2021/suez-delays', 'en/2021/suez-delays'],
    ['../2021/suez-delays.md#tolls', 'en/2021/suez-delays'],
    ['tolls-again.md', 'en/2023/tolls-again'],
    ['./tolls-again.md', 'en/2023/tolls-again'],
    ['../../fa/2023/قره-باغ.md', 'fa/2023/قره-باغ'],
    [encodeURI('../../fa/2023/قره-باغ.md'), 'fa/2023/قره-باغ'],
    ['../2021/suez-delays.svg', undefined],
    ['/en/2021/suez-delays/', undefined],
    ['/2021/', undefined],
    ['/', undefined],
    ['', undefined],
    ['.', undefined],
    ['..', undefined],
    ['%', undefined],
    ['https://example.org/2021/suez-delays/', undefined],
  ])('%s', (href, id) => {
    expect(index.findByHref(href, 'content/articles/en/2023/x.md')?.id).toBe(id);
  });

  test('a piece has its address, whoever had it before', () => {
    const both = buildArticleIndex([
      anArticle({ id: 'en/2023/a', aliases: ['/2023/b/'] }),
      anArticle({ id: 'en/2023/b' }),
    ]);
    expect(both.findByHref('/2023/b/', 'x.md')?.id).toBe('en/2023/b');
  });
});

test('what was meant by a slip is found by title, and by file name', () => {
  expect(index.findNearestTitles('Suez delys, what next', 'en')).toEqual([
    'Suez delays; what next?',
  ]);
  expect(index.findNearestTitles('Canal due', 'en')).toEqual(['Canal dues']);
  expect(index.findNearestTitles('Canal due', 'fa')).toEqual([]);
  expect(index.findNearestFiles('../2020/suez-delys.md#x').map(({ id }) => id)).toEqual([
    'en/2021/suez-delays',
  ]);
});

test.each([
  ['/2023/x/', '2023/x'],
  [' 2023/x ', '2023/x'],
  ['/2023/x/?a=b#c', '2023/x'],
  ['/a%20b/', 'a b'],
  ['/100%/', '100%'],
  ['/cafe\u0301/', 'caf\u00E9'],
  ['/', ''],
])('the path %j is compared as %j', (path, key) => {
  expect(toPathKey(path)).toBe(key);
});

describe('whatever the titles', () => {
  const words = [
    'Suez',
    'delays',
    'Café',
    'İzmir',
    'R&D',
    '1402',
    'قره‌باغ',
    'كتاب',
    'يك',
    'ﬁve',
    'Court’s',
    '“now”',
    'a;b',
  ];
  const title = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join(' '));

  const respell: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.replaceAll('İ', 'i').toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFKC'),
    (text) => text.replaceAll('ك', 'ک').replaceAll('ي', 'ی'),
    (text) => text.replaceAll('ک', 'ك').replaceAll('ی', 'ي'),
    (text) => text.replaceAll('\u200C', ''),
    (text) => text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? ''),
    (text) => text.replaceAll('’', "'").replace(/[“”]/g, '"'),
    (text) => `«${text.replaceAll(' ', ' – ')}»!`,
    (text) => `\u200F ${text.replaceAll(' ', '\u00A0')} `,
  ];

  test('each is found by any spelling of its title', () => {
    fc.assert(
      fc.property(
        fc.array(title, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom(...respell),
        (titles, pick, spell) => {
          const all = titles.map((each, i) => anArticle({ id: `en/2023/a${i}`, title: each }));
          const wanted = all[pick % all.length];
          if (!wanted) return;
          const found = buildArticleIndex(all).findByName(spell(wanted.title), 'en');
          expect([told(found)].flat()).toContain(wanted.id);
        },
      ),
      { numRuns: 500 },
    );
  });
});
