import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/records/front-matter.ts';
import { editLetterSource, toLetterFile, toLetterSource } from '../../src/records/letter-file.ts';
import { letterFrontSchema, letterSchema, type Letter } from '../../src/records/letter.ts';

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

test('a long name stands in one line', () => {
  const name = 'Nino of the long name '.repeat(10).trim();
  const letter = { id: '1a345678', article: 'en/2023/x', date: '2024-01-03T18:33:00Z' };
  const source = toLetterSource({ ...letter, name, language: 'en', text: 'A word.' });
  expect(source).toContain(`\nname: ${name}\n`);
});

describe('a letter’s file that is changed', () => {
  const letter: Letter = {
    ...{ id: '1a345678', article: 'en/2023/x', name: 'Nino', date: '2024-01-03T18:33:00Z' },
    ...{ language: 'en', text: 'A word about that.' },
  };
  const typed =
    '---\n# By hand\nid: 1a345678\narticle: en/2023/x\nname: Nino\ndate: 2024-01-03T18:33:00Z # noon\nlanguage: en\nnote: ours\n---\n\nA word about that.  \n';
  const change = (changes: Partial<Letter>, file = typed) =>
    editLetterSource(file, letter, { ...letter, ...changes });

  test('holds what is new, and whatever else somebody typed into it', () => {
    expect(change({})).toBe(typed);
    expect(change({ name: 'Nino B.' })).toBe(typed.replace('name: Nino', 'name: Nino B.'));
    expect(change({ language: 'fa' })).toBe(typed.replace('language: en', 'language: fa'));
    expect(change({ correction: '#1' })).toBe(
      typed.replace('note: ours\n', 'note: ours\ncorrection: "#1"\n'),
    );
    expect(change({ text: 'Another word.' })).toBe(
      typed.replace('\nA word about that.  \n', 'Another word.\n'),
    );
  });

  test.each([
    ['id', '2b345678'],
    ['article', 'en/2023/y'],
    ['date', '2024-01-04T18:33:00Z'],
    ['replyTo', '3c345678'],
    ['format', 'markdown'],
  ] as const)('holds a new %s', (key, value) => {
    const changed = change({ [key]: value });
    expect(changed).toContain(`\n${key}: ${value}`);
    expect(changed).not.toBe(typed);
  });

  test('holds an answer, and no longer holds what was taken away', () => {
    const answer = { by: 'desk', date: '2024-01-04T18:33:00Z', text: 'Thank you.' };
    const answered = { ...letter, answer };
    const file = change({ answer });
    expect(file).toContain(
      'answer:\n  by: desk\n  date: 2024-01-04T18:33:00Z\n  text: Thank you.\n',
    );
    if (typeof file !== 'string') throw new Error(file.fault);
    expect(editLetterSource(file, answered, letter)).toBe(typed);
  });

  test('keeps its byte order mark and its line breaks', () => {
    const windows = `\uFEFF${typed.replaceAll('\n', '\r\n')}`;
    expect(change({ name: 'Bob' }, windows)).toBe(windows.replace('name: Nino', 'name: Bob'));
    expect(change({ text: 'Another\nword.' }, windows)).toBe(
      windows.replace('\r\nA word about that.  \r\n', 'Another\r\nword.\r\n'),
    );
  });

  test('is not changed where somebody else changed its text, or its front matter is broken', () => {
    const fault = 'The letter’s text was changed there since: change it there.';
    const other = typed.replace('A word', 'Two words');
    expect(change({ text: 'Another word.' }, other)).toEqual({ fault });
    // What is not about the text does not touch it.
    expect(change({ name: 'Bob' }, other)).toBe(other.replace('name: Nino', 'name: Bob'));
    const broken = { fault: 'The front matter cannot be read.' };
    expect(change({ name: 'Bob' }, 'A word about that.')).toEqual(broken);
    expect(change({ text: 'Another word.' }, typed.replace('id:', '"id:'))).toEqual(broken);
  });
});
