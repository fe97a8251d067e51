import { describe, expect, test } from 'vitest';
import { readSearchText } from '../src/build/search-text.ts';
import { toPathKey } from '../src/graph/article-index.ts';
import { findDateLine } from '../src/i18n/find-date-line.ts';
import { readDate } from '../src/i18n/read-date.ts';
import { toSearchQuery, toSearchText } from '../src/i18n/search-text.ts';
import { captionReader } from '../src/markdown/caption.ts';
import { findTypedAddresses } from '../src/markdown/find-addresses.ts';
import { collapse } from '../src/markdown/plain-text.ts';
import { renderMarkdown } from '../src/markdown/render-markdown.ts';
import { typeset } from '../src/markdown/typographic.ts';
import { articleSchema, findTitle } from '../src/records/article.ts';
import { titleKey } from '../src/records/fold.ts';
import { readFrontMatter } from '../src/records/front-matter.ts';
import { toSlug } from '../src/records/slug.ts';
import { mapAttributes, mapTags } from '../src/views/html-tags.ts';
import { findSlow, type Growth, type Read } from './support/growth.ts';

/*
 * Four times the text may take eight times as long; what is quadratic takes sixteen. Within one paragraph the parser of
 * Markdown may be quadratic, up to the limits of remark-limits.ts: signs stand in paragraphs of some length here, and in
 * one paragraph where there are more of them than it may have.
 */
const bounds = { length: 3000, factor: 4, mostTimes: 8, quick: 40 } satisfies Growth;
const longest: Growth = { ...bounds, length: 80_000 };

const isMarked = (unit: string): boolean => /[[\]<!&*_~]/.test(unit);

const toParagraphs = (unit: string): string =>
  isMarked(unit) && !unit.includes('\n')
    ? `${unit.repeat(Math.ceil(200 / unit.length))}\n\n`
    : unit;

const longer: Growth = { ...bounds, length: 10_000 };

const characters = Array.from('[]()*_`<>&|!\\\t ~#-+=:"\'.,;@/${^0aéی–\u0301\u200c\u00a0\n');

const emphasis = ['*a ', '**a', '_a', 'a*', '*a*', 'a**b', '~~a', '*_', '_*', '**_a', '[*', '*['];
const code = ['`a', '`` a ` ', '[`', '<`', '```\n', '~~~\n', '    a\n'];
const links = [
  ...['![', '![a](', '[a](', '[a][', '[a]: b\n', '[a]\n', '[x](<', '[x](y "', '![[', '[![', '[]('],
  ...['[![a](b)](c)', '[a](b) ', '![x](y "z")\n', 'https://a.b/(', 'www.a.b) ', 'a@b.c ', 'x.y@'],
];
const notes = ['[^', '[^1]', '[^1]: a\n', '[^a]: b\n\n', 'a[^1]\n\n[^1]: b\n\n'];
const html = [
  ...[
    '<a',
    '<a ',
    '<a>',
    'a <a>',
    'a <!--',
    'a <?',
    'a <![CDATA[',
    '</',
    '<a href="',
    "<a b='",
    '<pre>',
  ],
  ...[
    '<div>\n',
    '<b>',
    '<b><i>',
    '<table>',
    '<td>',
    '<b>a</b> ',
    '<img src="a" alt="',
    '&#',
    '&amp;',
  ],
];
const blocks = [
  ...[
    '> ',
    '> a\n',
    '> > a\n\n',
    '- ',
    '- a\n',
    '- a\n\nb\n\n',
    '1. a\n',
    '- [ ] a\n',
    '# a\n',
    'a\n===\n',
  ],
  ...['***\n', 'a\\\n', 'a  \n', 'a\n\n', '|a', '|a|b\n|-|-\n\n', '| a *b* | c |\n'],
];
const readMores = [
  'Read more: a\n\n',
  'Read more: a; ',
  'Read more: [a](/b); ',
  '; ',
  'Read more: "',
];
const quotes = ['"a ', '"a" ', "('a", '("', '\'"', '-- ', '... ', 'http://a ', "'90s "];
const dates = [
  '1 ',
  'May ',
  'May 1 ',
  '1 May ',
  '2024-',
  '2024-01-01 ',
  '18:33 ',
  '+04',
  ' - ',
  'مهر ',
  '۱',
];
const words = [
  ...quotes,
  ...dates,
  '-- ',
  '/',
  '#',
  '?',
  '%41',
  '%',
  '../',
  ', ',
  '“a” ',
  'ß',
  'ﬁ',
];

describe('four times the text takes no more than twice four times as long', () => {
  const article: Read = (text) => renderMarkdown(text, { language: 'en' });
  const within: Read = (text) => renderMarkdown(`A ${text}`, { language: 'fa' });
  test.each([
    ['an article of one character', [...characters], article],
    ['a paragraph of one character', characters.filter((each) => each !== '\n'), within],
    ['emphasis', emphasis, article],
    ['code', code, article],
    ['links', links, article],
    ['footnotes', notes, article],
    ['HTML', html, article],
    ['blocks', blocks, article],
    ['"Read more" lines', readMores, article],
    [
      'parts of one',
      ['a; ', '"a"; ', '[a](/b); ', 'a ', '; ', '"'],
      (text) => article(`Read more: ${text}`),
    ],
    ['quotation marks', quotes, article],
    [
      'a letter',
      [...characters, ...links],
      (text) => renderMarkdown(text, { language: 'en', kind: 'letter' }),
    ],
    [
      'an answer to it',
      [...emphasis, ...links, ...html],
      (text) => renderMarkdown(text, { language: 'en', kind: 'letter-markdown' }),
    ],
  ] as [string, string[], Read][])(
    '%s',
    async (_, units, read) => {
      expect(await findSlow(read, units.map(toParagraphs), bounds)).toEqual([]);
    },
    120_000,
  );

  const signs = ['[', '![', '[x](<', '[x(<', '<a ', '&#', ']'].map((unit) => `${unit}[<`);
  test.each([
    ['an article', article],
    ['an answer', (text) => renderMarkdown(text, { language: 'en', kind: 'letter-markdown' })],
    ['typed addresses', findTypedAddresses],
  ] as [string, Read][])(
    'one paragraph of signs: %s',
    async (_, read) => {
      expect(await findSlow(read, [...signs, 'a*', '**a', '*['], longest)).toEqual([]);
    },
    120_000,
  );

  const quick = [...new Set([...characters, ...words, ...emphasis, ...links, ...html])];
  const schema = articleSchema;
  const toFile = (front: string): string => `---\n${front}\n---\nText`;
  const keepCase = (text: string): string => text;
  test.each([
    [
      'a quoted title',
      (text) => readFrontMatter('a.md', toFile(`title: "${text.replace(/["\\\n]/g, '')}"`), schema),
    ],
    [
      'front matter as it comes',
      (text) => readFrontMatter('a.md', toFile(`title: ${text}`), schema),
    ],
    ['front matter without an end', (text) => readFrontMatter('a.md', `---\n${text}`, schema)],
    ['the title of what cannot be read', (text) => findTitle(`title:${text}`)],
    ['quotation marks', (text) => typeset(text, 'en')],
    ['plain text', collapse],
    ['a caption', captionReader(['Photo'])],
    ['a path that is linked to', toPathKey],
    ['a slug', toSlug],
    ['a title that is looked for', titleKey],
    ['what is searched', (text) => toSearchText(text, 'fa')],
    ['what is searched for', (text) => toSearchQuery(text, 'en')],
    ['the words of HTML', (text) => readSearchText(text, keepCase)],
    ['the tags of HTML', (text) => mapTags(text, (tag) => mapAttributes(tag, (whole) => whole))],
    ['a date', (text) => readDate(text, 'UTC')],
    ['a date within a line', (text) => findDateLine(text, 'UTC')],
  ] as [string, Read][])(
    '%s',
    async (_, read) => {
      expect(await findSlow(read, quick, longer)).toEqual([]);
    },
    120_000,
  );
});
