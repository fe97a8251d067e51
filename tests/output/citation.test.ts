import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../src/i18n/dates.ts';
import { renderCitation, toCitationLink, toCitationText } from '../../src/output/citation.ts';
import type { CitationView } from '../../src/views/citation-view.ts';

const instant = '2023-03-02T14:33:00.000Z';

const english: CitationView = {
  key: 'example.org-en-2023-second-meeting',
  language: 'en',
  authors: [{ name: 'Caucasus Desk', kind: 'desk' }],
  title: 'A second meeting',
  siteName: 'Throughline',
  date: formatDate(instant, 'en', 'Asia/Tbilisi'),
  summary: 'They met again.',
  url: 'https://example.org/2023/second-meeting/',
};

const persian: CitationView = {
  ...english,
  key: 'example.org-fa-2023-0123abcd',
  language: 'fa',
  authors: [{ name: 'میز قفقاز', kind: 'desk' }],
  title: 'دیدار دوم',
  siteName: 'ترولاین',
  date: formatDate(instant, 'fa', 'Asia/Tbilisi'),
};

describe('as a sentence', () => {
  test('names authors, title, publication and date', () => {
    expect(toCitationText(english)).toBe(
      'Caucasus Desk, “A second meeting”, Throughline, 2 March 2023',
    );
    const authors = ['A', 'B', 'C'].map((name) => ({ name, kind: 'person' as const }));
    expect(toCitationText({ ...english, authors })).toMatch(/^A, B and C, “/);
    expect(toCitationText({ ...english, authors: [] })).toMatch(/^“A second meeting”/);
  });

  test('is Persian in Persian, with both calendars', () => {
    expect(toCitationText(persian)).toBe(
      'میز قفقاز، «دیدار دوم»، ترولاین، ۱۱ اسفند ۱۴۰۱ (۲ مارس ۲۰۲۳)',
    );
  });
});

describe('as BibTeX', () => {
  test('is an entry that BibTeX and biblatex know', () => {
    expect(renderCitation(english, 'bibtex')).toMatchInlineSnapshot(`
      "@misc{example.org-en-2023-second-meeting,
        author = {{Caucasus Desk}},
        title = {{A second meeting}},
        howpublished = {Throughline},
        year = {2023},
        month = mar,
        day = {2},
        url = {https://example.org/2023/second-meeting/},
        language = {en},
      }
      "
    `);
  });

  test.each([
    ['50 % & $5, #1_a', '50 \\% \\& \\$5, \\#1\\_a'],
    ['a \\ b ~ c ^ d', 'a \\textbackslash{} b \\textasciitilde{} c \\textasciicircum{} d'],
    ['a } b {', 'a \\textbraceright{} b \\textbraceleft{}'],
    ['two\nlines', 'two lines'],
    ['می‌رود «آنجا»', 'می‌رود «آنجا»'],
  ])('writes %j as it is read', (title, written) => {
    expect(renderCitation({ ...english, title }, 'bibtex')).toContain(`title = {{${written}}},`);
  });

  test('keeps a desk one name, and a person’s that would be taken for two', () => {
    const authors: CitationView['authors'] = [
      { name: 'Ada Lovelace', kind: 'person' },
      { name: 'Marks and Spencer', kind: 'person' },
      { name: 'Law & Order Desk', kind: 'desk' },
    ];
    expect(renderCitation({ ...english, authors }, 'bibtex')).toContain(
      'author = {Ada Lovelace and {Marks and Spencer} and {Law \\& Order Desk}},',
    );
    expect(renderCitation({ ...english, authors: [] }, 'bibtex')).not.toContain('author');
  });

  test('keeps its braces in pairs whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const written = renderCitation({ ...english, title }, 'bibtex');
        let depth = 0;
        for (const sign of written.trimEnd().slice(0, -1)) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(1);
        expect(written.split('\n')).toHaveLength(11);
      }),
    );
  });
});

describe('as RIS', () => {
  test('has one tag to a line, ended by CRLF', () => {
    const lines = renderCitation(persian, 'ris').split('\r\n');
    expect(lines).toEqual([
      'TY  - NEWS',
      'AU  - میز قفقاز',
      'TI  - دیدار دوم',
      'T2  - ترولاین',
      'PY  - 2023',
      'DA  - 2023/03/02',
      'AB  - They met again.',
      'LA  - fa',
      'UR  - https://example.org/2023/second-meeting/',
      'ID  - example.org-fa-2023-0123abcd',
      'ER  - ',
      '',
    ]);
  });

  test('has no lines but its own whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const written = renderCitation({ ...english, title: words, summary: words }, 'ris');
        expect(written.split(/\r\n|[\n\r\u2028\u2029\u0085]/)).toHaveLength(12);
      }),
    );
  });
});

test.each([
  ['bibtex', 'application/x-bibtex', 'bib'],
  ['ris', 'application/x-research-info-systems', 'ris'],
] as const)('as %s it is a link that holds the whole file', async (format, type, ending) => {
  const { href, download } = toCitationLink(english, format);
  expect(download).toBe(`${english.key}.${ending}`);
  const response = await fetch(href);
  expect(response.headers.get('content-type')).toBe(`${type};charset=utf-8`);
  expect(await response.text()).toBe(renderCitation(english, format));
});
