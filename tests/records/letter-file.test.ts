import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from '../../src/records/front-matter.ts';
import { toLetterFile, toLetterSource } from '../../src/records/letter-file.ts';
import { letterFrontSchema, letterSchema } from '../../src/records/letter.ts';

const crockford = Array.from('0123456789abcdefghjkmnpqrstvwxyz');

const id = fc.string({ unit: fc.constantFrom(...crockford), minLength: 8, maxLength: 8 });

const words = (least: number, most: number) =>
  fc.string({
    unit: fc.constantFrom(
      ...[
        'a',
        'b',
        ' ',
        '\n',
        '\n\n',
        '---',
        '# ',
        ': ',
        '"',
        "'",
        '- ',
        '> ',
        '*',
        '{',
        '&',
        '!',
        '%',
        '|',
      ],
      ...[
        '\n---\n',
        '\r\n',
        '\t',
        '0',
        'سلام',
        '\u200C',
        'é',
        '😀',
        'null',
        'true',
        '~',
        '\u00A0',
        '\u2028',
      ],
    ),
    minLength: least,
    maxLength: most,
  });

const date = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((each) => each.toISOString());

const letters = fc
  .record(
    {
      id,
      article: fc.constantFrom('en/2023/khojaly-second-meeting', 'fa/2023/دیدار-دوم-خوجالی'),
      name: words(1, 30),
      date,
      replyTo: id,
      language: fc.constantFrom('en', 'fa'),
      answer: fc.record({
        by: fc.constantFrom('law-desk', 'no: "one"'),
        date,
        text: words(20, 99),
      }),
      correction: fc.constantFrom('/2023/x/#correction', '#1', 'en/2023/x'),
      text: words(20, 200),
    },
    { requiredKeys: ['id', 'article', 'name', 'date', 'language', 'text'] },
  )
  .map((letter) => letterSchema.safeParse(letter).data)
  .filter((letter) => letter !== undefined);

test('a letter written to a file reads back as it was', () => {
  fc.assert(
    fc.property(letters, (letter) => {
      const read = readFrontMatter('x.md', toLetterSource(letter), letterFrontSchema);
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      expect(letterSchema.parse({ ...read.front.data, text: read.front.body })).toEqual(letter);
    }),
    { numRuns: 500 },
  );
});

test('a letter has one place', () => {
  expect(
    toLetterFile({
      article: 'en/2023/khojaly-second-meeting',
      date: '2024-01-03T18:33:00+04:00',
      id: 'k7f3q2mz',
    }),
  ).toBe('content/letters/en/2023/khojaly-second-meeting/2024-01-03-k7f3q2mz.md');
});

test('a file leaves out what a letter does not have', () => {
  const source = toLetterSource({
    id: '12345678',
    article: 'en/2023/x',
    name: 'Nino',
    date: '2024-01-03T18:33:00+04:00',
    language: 'en',
    text: 'A word about that.',
  });
  expect(source).toBe(
    '---\nid: "12345678"\narticle: en/2023/x\nname: Nino\ndate: 2024-01-03T18:33:00+04:00\nlanguage: en\n---\nA word about that.\n',
  );
});
