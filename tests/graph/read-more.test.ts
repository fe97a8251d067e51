import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArticleIndex } from '../../src/graph/article-index.ts';
import { resolveReadMore, type Citing } from '../../src/graph/read-more.ts';
import type { ReadMorePart } from '../../src/markdown/rendered-markdown.ts';
import { anArticle, newYear2024, toLines } from '../support/content.ts';

const here = anArticle({ id: 'en/2023/here', title: 'Here' });

const articles = [
  here,
  anArticle({ id: 'en/2021/first', title: 'First' }),
  anArticle({ id: 'en/2021/second', title: 'Second' }),
  anArticle({ id: 'en/2021/both', title: 'First; Second' }),
  anArticle({ id: 'en/2021/three', title: 'Red; white; blue' }),
  anArticle({ id: 'en/2021/former', title: 'New name', formerTitles: ['Old; name'] }),
  anArticle({ id: 'en/2022/twin-a', title: 'Twins' }),
  anArticle({ id: 'en/2022/twin-b', title: 'Twins' }),
  anArticle({ id: 'en/2023/draft', title: 'A draft', draft: true }),
  anArticle({ id: 'en/2030/later', title: 'Later' }),
  anArticle({ id: 'fa/2023/qarabagh', title: 'راه قره‌باغ؛ پرسش' }),
];

const index = buildArticleIndex(articles);

const toPart = (typed: string, i: number): ReadMorePart => {
  const [, text = typed, href] = /^\[(.*)\]\((.*)\)$/.exec(typed) ?? [];
  return { text, href, line: 12, column: 12 + i * 10 };
};

const resolveIn = (typed: readonly string[], citing: Citing) =>
  resolveReadMore(
    { parts: typed.map(toPart), paragraph: 'Why.', line: 12, column: 1 },
    citing,
    index,
    newYear2024,
  );

const resolve = (typed: readonly string[]) =>
  resolveIn(typed, { file: here.file, language: 'en', article: here });

const idsOf = (typed: readonly string[]): string[] => resolve(typed).targets.map(({ id }) => id);

describe('a line leads to what it names', () => {
  test.each([
    [['First'], ['en/2021/first']],
    [
      ['Second', 'First'],
      ['en/2021/second', 'en/2021/first'],
    ],
    [['First', 'first', 'en/2021/first'], ['en/2021/first']],
    [['FIRST!'], ['en/2021/first']],
    [['first'], ['en/2021/first']],
    [['New name'], ['en/2021/former']],
    [['راه قره‌باغ', 'پرسش'], ['fa/2023/qarabagh']],
    [['[any words](../2021/first.md)'], ['en/2021/first']],
    [['[any words](/2021/first/)'], ['en/2021/first']],
    [['[any words](first)'], ['en/2021/first']],
    [['[First](../2021/gone.md)'], ['en/2021/first']],
    [['en/2022/twin-b'], ['en/2022/twin-b']],
  ])('%j', (typed, ids) => {
    expect(idsOf(typed)).toEqual(ids);
    expect(resolve(typed).problems).toEqual([]);
  });
});

describe('a semicolon within a title', () => {
  test.each([
    [['First', 'Second'], ['en/2021/both']],
    [
      ['First', 'Second', 'First'],
      ['en/2021/both', 'en/2021/first'],
    ],
    [
      ['Second', 'First', 'Second'],
      ['en/2021/second', 'en/2021/both'],
    ],
    [['Red', 'white', 'blue'], ['en/2021/three']],
    [['Old', 'name'], ['en/2021/former']],
    [
      ['[First](../2021/first.md)', 'Second'],
      ['en/2021/first', 'en/2021/second'],
    ],
    [
      ['First', '[Second](../2021/second.md)'],
      ['en/2021/first', 'en/2021/second'],
    ],
    [
      ['Second', 'Red', 'white', 'blue', 'First', 'Second', 'Old', 'name'],
      ['en/2021/second', 'en/2021/three', 'en/2021/both', 'en/2021/former'],
    ],
  ])('%j', (typed, ids) => {
    expect(idsOf(typed)).toEqual(ids);
  });

  test('parts no title, whatever stands beside it', () => {
    const titles = ['Alpha', 'Beta; gamma', 'Delta; epsilon; zeta', 'Eta: theta; iota', 'Kappa'];
    const all = titles.map((title, i) => anArticle({ id: `en/2021/t${i}`, title }));
    const greek = buildArticleIndex(all);
    const order = fc.shuffledSubarray(all, { minLength: 1 });
    fc.assert(
      fc.property(order, (wanted) => {
        const parts = wanted.flatMap(({ title }) => title.split('; ')).map(toPart);
        const { targets, problems } = resolveReadMore(
          { parts, paragraph: '', line: 1, column: 1 },
          { file: here.file, language: 'en', article: here },
          greek,
          newYear2024,
        );
        expect(problems).toEqual([]);
        expect(targets).toEqual(wanted);
      }),
    );
  });

  test('a line eight times as long takes some eight times as long', () => {
    /** In milliseconds: the least of some tries. */
    const timeOf = (count: number): number => {
      const typed = Array.from({ length: count }, () => 'Twins');
      const times: number[] = [];
      for (let run = 0; run < 3; run++) {
        const began = performance.now();
        expect(resolve(typed).problems).toHaveLength(count);
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    timeOf(1000);
    const short = timeOf(4000);
    // It would be 64 times where each part looked at all others.
    expect(timeOf(32_000)).toBeLessThan(20 * short);
  });
});

test('what is wrong is told at the words themselves, and the rest still leads somewhere', () => {
  const { targets, problems } = resolve([
    ...['First', 'Secnd', 'Twins', 'Here', 'A draft', 'Later', 'Utter nonsense'],
    '[the tolls](../2021/gone.md)',
  ]);
  expect(targets.map(({ id }) => id)).toEqual(['en/2021/first']);
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "content/articles/en/2023/here.md:12:22 error read-more/unknown-target: Cannot find an article titled "Secnd". Did you mean "Second"?
      Write the title as it stands above the article, or its file name; titles are parted by semicolons.
    content/articles/en/2023/here.md:12:32 error read-more/ambiguous: "Twins" could be any of: en/2022/twin-a, en/2022/twin-b.
      Write the one that is meant in that form, with its year.
    content/articles/en/2023/here.md:12:42 error read-more/self: "Here" is this article itself.
      Name another article, or take the line out.
    content/articles/en/2023/here.md:12:52 error read-more/held: "A draft" is a draft: readers could not open it.
      Take it out of the line until it is published.
    content/articles/en/2023/here.md:12:62 error read-more/held: "Later" is held back until Saturday 2 March 2030 - 18:33: readers could not open it.
      Take it out of the line until it is published.
    content/articles/en/2023/here.md:12:72 error read-more/unknown-target: Cannot find an article titled "Utter nonsense".
      Write the title as it stands above the article, or its file name; titles are parted by semicolons.
    content/articles/en/2023/here.md:12:82 error read-more/unknown-target: Cannot find an article titled "the tolls", and there is none at "../2021/gone.md".
      Write the title as it stands above the article, or its file name; titles are parted by semicolons."
  `);
});

test('a page or thread may name any piece that is out', () => {
  const { targets, problems } = resolveIn(['Here', 'Later'], {
    file: 'content/pages/en/about.md',
    language: 'en',
    article: undefined,
  });
  expect(targets).toEqual([here]);
  expect(problems.map(({ rule }) => rule)).toEqual(['read-more/held']);
});

describe('an article whose file holds a mistake of its own', () => {
  const file = 'content/articles/en/2021/halves.md';
  const broken = [
    { ...anArticle({ id: 'en/2021/halves', title: 'Broken; in two' }), file },
    {
      ...anArticle({ id: 'en/2021/other', title: 'Other' }),
      file: file.replace('halves', 'other'),
    },
  ];
  const withBroken = buildArticleIndex(articles, broken);
  const resolveThere = (...typed: readonly string[]) =>
    resolveReadMore(
      { parts: typed.map(toPart), paragraph: '', line: 12, column: 1 },
      { file: here.file, language: 'en', article: here },
      withBroken,
      newYear2024,
    );

  test.each([
    [['Other']],
    [['en/2021/other']],
    [['[words](../2021/other.md)']],
    [['[words](/2021/other/)']],
    [['Broken', 'in two']],
  ])('is not said to be missing: %j', (typed) => {
    expect(resolveThere(...typed)).toEqual({ targets: [], problems: [] });
  });

  test('takes nothing from what stands beside it', () => {
    const { targets, problems } = resolveThere('First', 'Broken', 'in two', 'Nothing', 'Second');
    expect(targets.map(({ id }) => id)).toEqual(['en/2021/first', 'en/2021/second']);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('Cannot find an article titled "Nothing".'),
    ]);
    // One half of its title is no title.
    expect(resolveThere('Broken').problems).toHaveLength(1);
    expect(resolveThere('Broken', '[in two](../2021/first.md)').problems).toHaveLength(1);
  });
});
