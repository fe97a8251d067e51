/** Mutants that no test can notice, or that are not worth one, each with the reason. */
export const explained: readonly {
  readonly why: string;
  /** File, code in one line, and what it becomes, as `npm run mutate` prints them. */
  readonly mutants: readonly (readonly [file: string, code: string, becomes: string])[];
}[] = [
  {
    why: 'No thread has that name, so nobody asks for those that stand under it.',
    mutants: [['src/graph/related.ts', '[]', '["Stryker was here"]']],
  },
  {
    why: 'Of a paragraph without such a line nothing is told: to see that first saves time only.',
    mutants: [
      ['src/markdown/read-more-paragraphs.ts', 'labels.atLaterLines(words).length > 0', 'true'],
      [
        'src/markdown/read-more-paragraphs.ts',
        'labels.atLaterLines(words).length > 0',
        'labels.atLaterLines(words).length >= 0',
      ],
    ],
  },
  {
    why: 'The first fault is told: to look at how a letter shows that has to be mended anyway would only take time.',
    mutants: [['src/letters/check-fields.ts', 'ofText.length === 0', 'true']],
  },
  {
    why: 'Default values for the compiler alone: what they stand for is always there.',
    mutants: [
      ['src/graph/related.ts', "''", '"Stryker was here!"'],
      ['src/graph/related.ts', '-1', '+1'],
    ],
  },
  {
    why: 'A list of just as many as may stay stays as it is, sorted or not.',
    mutants: [
      ['src/graph/related.ts', 'places.length <= mostPlaces', 'places.length < mostPlaces'],
    ],
  },
  {
    why: 'Both ways leave all scores at nothing: which is the quicker one is all that is decided here.',
    mutants: [
      ['src/graph/related.ts', 'count * 8 > scores.length', 'true'],
      ['src/graph/related.ts', 'count * 8 > scores.length', 'false'],
      ['src/graph/related.ts', 'count * 8 > scores.length', 'count * 8 >= scores.length'],
      ['src/graph/related.ts', 'count * 8 > scores.length', 'count * 8 <= scores.length'],
      ['src/graph/related.ts', 'count * 8', 'count / 8'],
      ['src/graph/related.ts', 'i < count', 'i <= count'],
    ],
  },
  {
    why: 'What this leaves out sooner would be left out by its score: it saves time only.',
    mutants: [
      ['src/graph/related.ts', 'own.length * sharedTagLift', 'own.length / sharedTagLift'],
      ['src/graph/related.ts', 'cosine < leastCosine', 'cosine <= leastCosine'],
      ['src/graph/related.ts', 'most - 1', 'most + 1'],
    ],
  },
  {
    why: 'The room for the last bit is needed by sums that differ in it, which no test can count on.',
    mutants: [['src/graph/related.ts', 'least - mostLift - 1e-9', 'least - mostLift + 1e-9']],
  },
  {
    why: 'What lies behind the end of a list of numbers is not written.',
    mutants: [
      ['src/graph/term-vectors.ts', 'i < terms.length', 'i <= terms.length'],
      ['src/graph/term-vectors.ts', 'i < weights.length', 'i <= weights.length'],
      ['src/graph/term-vectors.ts', 'i < all.length', 'i <= all.length'],
    ],
  },
  {
    why: 'All but the heaviest are cut off afterwards: to leave them out before they are sorted saves time only.',
    mutants: [
      ['src/graph/term-vectors.ts', 'weights.length > most', 'true'],
      ['src/graph/term-vectors.ts', 'weights.length > most', 'false'],
      ['src/graph/term-vectors.ts', 'weights.length > most', 'weights.length >= most'],
      ['src/graph/term-vectors.ts', 'weights.length > most', 'weights.length <= most'],
      ['src/graph/term-vectors.ts', 'weights.length - most', 'weights.length + most'],
    ],
  },
  {
    why: 'Default values for the compiler alone: what they stand for is always there.',
    mutants: [
      ['src/markdown/read-more-line.ts', "''", '"Stryker was here!"'],
      ['src/markdown/read-more-parts.ts', "''", '"Stryker was here!"'],
    ],
  },
  {
    why: 'A single part is looked up by its name afterwards, all the same.',
    mutants: [['src/graph/read-more.ts', 'length > 1', 'length >= 1']],
  },
  {
    why: 'Every node that a line is made of says where it stands: nothing is taken over from its neighbour.',
    mutants: [['src/markdown/read-more-line.ts', '-1', '+1']],
  },
  {
    why: 'What stands within a link without words is named by the same address as the link.',
    mutants: [['src/markdown/read-more-line.ts', 'link === around', 'false']],
  },
  {
    why: 'Behind the text there is no part.',
    mutants: [['src/markdown/read-more-parts.ts', 'at < text.length', 'at <= text.length']],
  },
  {
    why: 'What may be nothing is found at the beginning.',
    mutants: [
      ['src/markdown/read-more-parts.ts', '/^\\s*/', '/\\s*/'],
      ['src/markdown/read-more-parts.ts', '/^[\\s,.،、，。]*/', '/[\\s,.،、，。]*/'],
    ],
  },
  {
    why: 'A text of one line is only sooner done with.',
    mutants: [['src/markdown/read-more-label.ts', "'\\n'", '""']],
  },
  {
    why: 'Default values for the compiler alone: these groups of the pattern always match.',
    mutants: [['src/records/content-path.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'Default values for the compiler alone: what they stand for is always there.',
    mutants: [
      ['src/i18n/dates.ts', "''", '"Stryker was here!"'],
      ['src/i18n/find-date-line.ts', "''", '"Stryker was here!"'],
      ['src/i18n/read-date.ts', "''", '"Stryker was here!"'],
      ['src/i18n/read-date.ts', '[]', '["Stryker was here"]'],
    ],
  },
  {
    why: 'An empty text is the number 0 too.',
    mutants: [['src/i18n/read-date.ts', "'0'", '""']],
  },
  {
    why: 'What is remembered is made again, and is the same.',
    mutants: [
      ['src/i18n/dates.ts', 'known.set(instant, label);', ';'],
      ['src/i18n/date-names.ts', "'all'", '""'],
    ],
  },
  {
    why: 'Formats are made once: Stryker runs the test that needed one first, not the one that tests of grouping.',
    mutants: [
      ['src/i18n/dates.ts', '{ useGrouping: false }', '{}'],
      ['src/i18n/dates.ts', 'false', 'true'],
    ],
  },
  {
    why: 'English and Persian have one form of a month’s name.',
    mutants: [['src/i18n/dates.ts', "{ context: 'formatting' }", '{}']],
  },
  {
    why: 'No words are no day.',
    mutants: [['src/i18n/find-date-line.ts', 'length > 0', 'length >= 0']],
  },
  {
    why: 'The day is among the first twelve that are looked at.',
    mutants: [['src/i18n/read-date.ts', 'days < 12', 'days <= 12']],
  },
  {
    why: 'Day and month are in numbers without being asked for; the zone is that of this machine, and the test in machine-zone.test.ts asks programs in others.',
    mutants: [
      [
        'src/i18n/read-date.ts',
        "{ ...{ timeZone: 'UTC', month: 'numeric', day: 'numeric' }, }",
        '{}',
      ],
      ['src/i18n/read-date.ts', "{ timeZone: 'UTC', month: 'numeric', day: 'numeric' }", '{}'],
    ],
  },
  {
    why: 'No language has a tag of which this is an end, and writes the day in another place.',
    mutants: [['src/i18n/read-date.ts', '/^en\\b/i', '/en\\b/i']],
  },
  {
    why: 'Blanks in names do not count.',
    mutants: [['src/i18n/read-date.ts', "' '", '""']],
  },
  {
    why: 'A word that says nothing has its full stop at its end.',
    mutants: [['src/i18n/read-date.ts', '/\\.$/', '/\\./']],
  },
  {
    why: 'No name is that of two weekdays; of none there is no first.',
    mutants: [['src/i18n/read-date.ts', 'weekdays.length === 1', 'true']],
  },
  {
    why: 'The text ends with it.',
    mutants: [
      ['src/i18n/read-date.ts', '/([+-])(\\d{2}):?(\\d{2})$/', '/([+-])(\\d{2}):?(\\d{2})/'],
    ],
  },
  {
    why: 'A zone elsewhere stays in the text, which cannot be read with it.',
    mutants: [
      [
        'src/i18n/read-date.ts',
        '/(?:\\b(?:UTC|GMT)|(?<=\\d\\s?)(?:Z|(?<=:\\d{2}(?:\\.\\d{1,9})?\\s?)[+-]\\d{2}:?\\d{2}))$/i',
        '/(?:\\b(?:UTC|GMT)|(?<=\\d\\s?)(?:Z|(?<=:\\d{2}(?:\\.\\d{1,9})?\\s?)[+-]\\d{2}:?\\d{2}))/i',
      ],
    ],
  },
  {
    why: 'One character is no day.',
    mutants: [
      [
        'src/i18n/read-date.ts',
        '/[^\\s,،–—-](?:.*[^\\s,،–—-])?/su',
        '/[^\\s,،–—-](?:.*[^\\s,،–—-])/su',
      ],
    ],
  },
  {
    why: 'What Intl gives begins and ends with a letter, or holds a digit before one letter.',
    mutants: [
      ['src/i18n/date-names.ts', '/^\\p{L}[\\p{L}\\p{M}-]+$/u', '/\\p{L}[\\p{L}\\p{M}-]+$/u'],
      ['src/i18n/date-names.ts', '/^\\p{L}[\\p{L}\\p{M}-]+$/u', '/^\\p{L}[\\p{L}\\p{M}-]+/u'],
      ['src/i18n/date-names.ts', '/^\\p{L}[\\p{L}\\p{M}-]+$/u', '/^\\p{L}[\\p{L}\\P{M}-]+$/u'],
    ],
  },
  {
    why: 'A format without the part gives no name.',
    mutants: [['src/i18n/date-names.ts', 'forms .filter(([, each]) => each === type)', 'forms']],
  },
  {
    why: 'Default values for the compiler alone: these groups of the pattern always match.',
    mutants: [['src/letters/token.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'The letter that is in the way is there to be read; were it gone since, both texts would be no envelope.',
    mutants: [['src/letters/receive-letter.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'Default values for the compiler alone: these groups of the pattern always match.',
    mutants: [['src/hosts/inline-hashes.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'What is made once is made again for each format, and is the same.',
    mutants: [['src/output/feed-html.ts', 'contents.set(entry, content);', ';']],
  },
  {
    why: 'The names of files in a folder are different from each other.',
    mutants: [['src/support/checksum.ts', 'a < b', 'a <= b']],
  },
  {
    why: 'Neither text is a seal: both count as none.',
    mutants: [['src/support/checksum.ts', "''", '"Stryker was here!"']],
  },
];
