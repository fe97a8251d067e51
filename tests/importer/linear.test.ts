import { describe, expect, test } from 'vitest';
import { findOutsideFault } from '../../src/desk/outside-links.ts';
import { toAddressKey } from '../../src/importer/address-book.ts';
import { toAuthorName } from '../../src/importer/authors.ts';
import { cleanText, toOneLine } from '../../src/importer/clean-text.ts';
import { commentToMarkdown } from '../../src/importer/comment-to-markdown.ts';
import { toSafeSlug } from '../../src/importer/free-slug.ts';
import { htmlToMarkdown, htmlToText, wordsOf } from '../../src/importer/html-to-markdown.ts';
import { toLetter } from '../../src/importer/letter-from-comment.ts';
import { excerptOf, makeLosses } from '../../src/importer/losses.ts';
import { toFields } from '../../src/importer/markdown/fields.ts';
import { findHeadline, withoutHeadline } from '../../src/importer/markdown/plan.ts';
import { readFront } from '../../src/importer/markdown/read-front.ts';
import { readShortcodes as readHugoShortcodes } from '../../src/importer/markdown/shortcodes.ts';
import { readAnyDate, toSourcePath } from '../../src/importer/markdown/source-place.ts';
import { toHtml } from '../../src/importer/markdown/to-html.ts';
import { toFileName, toOriginal } from '../../src/importer/media-path.ts';
import { toSummary } from '../../src/importer/summary.ts';
import { readText } from '../../src/importer/text/read-text.ts';
import { htmlToBlocks, isHtml, textToBlocks } from '../../src/importer/text/to-blocks.ts';
import { describe as describePicture } from '../../src/importer/wordpress/attachments.ts';
import { readBlocks } from '../../src/importer/wordpress/blocks.ts';
import { findTitle, hasContent } from '../../src/importer/wordpress/item-facts.ts';
import { readShortcodes } from '../../src/importer/wordpress/shortcodes.ts';
import { makeWxrParser } from '../../src/importer/wordpress/wxr-parser.ts';
import { buildArticleIndex } from '../../src/graph/article-index.ts';
import { readMail } from '../../src/letters/arriving/read-mail.ts';
import { readCsv, readJson } from '../../src/letters/arriving/read-table.ts';
import { readWordpress } from '../../src/letters/arriving/read-wordpress.ts';
import { readEditable } from '../../src/letters/moderation/edit.ts';
import { toVisible } from '../../src/letters/moderation/show-letters.ts';
import { findPrivate } from '../../src/records/letter-private.ts';
import { countLinks, toLetterName, toLetterText } from '../../src/records/letter-text.ts';
import { findSlow, type Growth, type Read } from '../support/growth.ts';
import { item, wxr } from '../support/wxr.ts';

/* Eight times the text may take twenty times as long; what is quadratic takes sixty-four. */
const bounds: Growth = { factor: 8, mostTimes: 20 };

const characters = Array.from('[]()*_`<>&|!\\\t ~#-+=:"\'.,;@/${^%0aéی–\u0301\u200c\u00a0\n');

const words = [
  ...[
    'a ',
    'a\n',
    'a\n\n',
    ' \n',
    '\t\n',
    'a \n',
    '\n&nbsp;',
    'a\n&nbsp;',
    '\u00a0\n',
    'a@',
    'a@b.',
    'a@b.c ',
  ],
  ...[
    'www.',
    'www.a.b)',
    'http://a',
    'http://a;',
    'http://a.b/(',
    'https://',
    '1.',
    '1:',
    ':a',
    'f0',
    '2024-01-01 ',
  ],
  ...[
    '.."',
    '. ',
    '"a" ',
    ', ',
    '; ',
    ' - ',
    '-- ',
    '---\n',
    'Read more: ',
    'Read more: a; ',
    '%41',
    '%',
    '../',
    '/a',
    '.jpg?',
  ],
  ...[
    '> ',
    '>',
    '> a\n',
    '- ',
    '- a\n',
    '1. ',
    '# ',
    '# a\n',
    '\u200b',
    '\ud83d\ude00',
    '\ufdfa',
    'ﬁ',
    'ß',
    '\u0301\u0323',
  ],
];

const html = [
  ...[
    '<',
    '</',
    '<a',
    '<a ',
    '<a b',
    '<a href="',
    "<a b='",
    '<a b=c ',
    '<!',
    '<!--',
    '<!-- a -->',
    'a <!--',
    '<?',
    '<![CDATA[',
  ],
  ...[
    '<p>',
    '</p>',
    '<p>a',
    'a<br>',
    '<br>',
    '<b>',
    '<b>a</b>',
    '<b>a</b> ',
    '<b a=1>',
    '<b><i>',
    '<i>a</i><b>b</b>',
  ],
  ...[
    '<a><b>',
    '<a href=x><b>',
    '<p><b>',
    '<b><p>',
    '<blockquote>',
    '<blockquote>a',
    '<ul><li>',
    '<li>',
    '<li>a',
    '<dl><dt>',
  ],
  ...[
    '<table>',
    '<td>',
    '<tr><td>a',
    '<table><b>',
    '<pre ',
    '<pre>',
    '<pre>a</pre>',
    '<h2></h2>',
    '<h2>a</h2>',
    '<img src=a.jpg>',
  ],
  ...[
    '<figure>',
    '<figure><img src=a.jpg>',
    '<a href="http://a.b">c</a> ',
    '<a href="#x">1</a><p id=x>1',
    '<sup>',
    '<sup>1</sup>',
  ],
  ...[
    '<span>',
    '<span style="text-decoration:">',
    '<script>',
    '<style>',
    '<title>',
    '<textarea>',
    '<svg>',
    '<svg><a/>',
    '<math>',
  ],
  ...[
    '<select>',
    '<template>',
    '<object>',
    '<iframe>',
    '<noscript>',
    '<font>',
    '<nobr>',
    '<button>',
    '<form>',
    '<div>',
    '<tl-a>-</tl-a>',
  ],
  ...['&amp;', '&#', '&#x41;', '&a', '&a;'],
];

const wordpress = [
  ...[
    '[a',
    '[a ',
    '[a]',
    '[a][',
    '[/a]',
    '[a "',
    "[a b='",
    '[a b="c" ',
    '[[a]]',
    '[[',
    '[caption]',
    '[caption]a[/caption]',
  ],
  ...[
    '[gallery]',
    '[code]',
    '[fn]a[/fn]',
    '[a][b]',
    '[a]b[/a]',
    '[embed]',
    '[a=',
    'a=',
    'a="',
    '<pre>[a]',
    '<a [b]>',
  ],
  ...[
    '<!-- wp:',
    '<!-- wp:a ',
    '<!-- wp:a -->',
    '<!-- wp:a {',
    '<!-- wp:a {} /-->',
    '<!-- /wp:a -->',
    '<!-- wp:block {"ref":1} /-->',
  ],
  ...['<!--more', '<!--nextpage-->', '<!-- wp:cover {"url":"a"} -->'],
];

const generators = [
  ...[
    '{',
    '{{',
    '{{<',
    '{{< a',
    '{{< a >}}',
    '{{% a',
    '{{</',
    '{{< /a >}}',
    '{{</*',
    '{{< a */>}}',
    '{{ a',
    '{{ a }}',
    '}}',
  ],
  ...[
    '{%',
    '{% a',
    '{% a %}',
    '{%- raw',
    '{% raw %}',
    '{% raw %}a{% endraw %}',
    '{% comment %}',
    '{% highlight a ',
    '{% highlight a %}',
  ],
  ...[
    '{{< highlight a ',
    '{{< highlight a >}}',
    '{{< figure src="',
    '{{< youtube a >}}',
    '{{< ref "a" >}}',
    '{:',
    '{:a}',
    '{: a\n',
  ],
  ...[
    'import a from ',
    'import a from "b"\n',
    '`',
    '`a',
    '```\n',
    '~~~\n',
    '```\na\n```\n',
    '````\n```\n',
    'a=',
    'a="',
    'a=`',
  ],
];

const markdown = [
  ...[
    '*',
    '**a ',
    '*a ',
    'a*',
    '_',
    '_a ',
    '*_',
    'a_b_',
    '~',
    '~~a ',
    '`a',
    '`` a ` ',
    '[',
    '![',
    '[[',
    '](',
    '[](',
    '[a](',
    '[a](b) ',
  ],
  ...[
    '[a](b "',
    '[a][',
    '[a]\n',
    '[a]: b\n',
    '[x](<',
    '[^',
    '[^1]',
    '[^1]: a\n',
    '[^1]: a\n\n',
    '\\',
    '\\[',
    '\\]\\(',
  ],
  ...[
    '> ',
    '> > a\n\n',
    '> a\n',
    '- ',
    '- a\n  - b\n',
    '- a\n\n',
    '1. a\n',
    '# a\n',
    'a\n===\n',
    '---\n',
    'a\n---\n',
    '***\n',
  ],
  ...[
    '```\n',
    '    a\n',
    '|',
    '|a|b\n',
    '|a|b\n|-|-\n',
    '- [ ] a\n',
    'a\\\n',
    'a  \n',
    '<div>\n',
    '<div>\n\n',
    'a@b.c ',
    'www.a ',
  ],
];

const fields = [
  ...[
    'title: a\n',
    'title: "',
    '[',
    '{',
    '- ',
    '? ',
    '&a ',
    '*a ',
    'a: b\n',
    '#',
    '|\n',
    '\n',
    ' ',
    '"\\',
    "'",
    'a.',
    '= ',
  ],
];

const losses = makeLosses();
const noLinks = { find: () => undefined };
const article = { language: 'en', timeZone: 'UTC', index: buildArticleIndex([], []) } as const;
const post = (text: string): string => wxr(item({ 'content:encoded': text, title: text }));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const toComment = (html: string): unknown =>
  toLetter({
    ...{ id: 'k7f3q2mz', article: 'en/2023/x', language: 'en', name: html, html },
    ...{ date: '2023-03-02T10:00:00Z', replyTo: undefined },
  });

const readXml = (xml: string): void => {
  const parser = makeWxrParser(() => undefined);
  parser.write(xml);
  parser.close();
};

const any = [...new Set([...characters, ...words])];
const anyHtml = [...new Set([...any, ...html])];

const readers: Readonly<Record<string, readonly [units: readonly string[], read: Read]>> = {
  'a post': [anyHtml, (text) => htmlToMarkdown(text)],
  'a post of the old editor': [
    [...words, ...html],
    (text) => htmlToMarkdown(text, { plainParagraphs: true }),
  ],
  'a headline or summary': [html, htmlToText],
  'the words of a post': [html, wordsOf],
  'a comment': [anyHtml, commentToMarkdown],
  'a letter from a comment': [any, toComment],
  'a page that was pasted': [html, (text) => readText(htmlToBlocks(text, 'en'), article)],
  'a text that was pasted': [any, (text) => readText(textToBlocks(text, 'en'), article)],
  Markdown: [markdown, (text) => htmlToMarkdown(toHtml(text, losses))],
  'WordPress’s shortcodes': [
    [...any, ...html, ...wordpress],
    (text) =>
      readShortcodes(text, { attachments: new Map(), own: [], footnotes: new Map(), losses }),
  ],
  'WordPress’s blocks': [
    [...html, ...wordpress],
    (text) => readBlocks(text, new Map([['1', '<!-- wp:block {"ref":1} /-->']]), losses),
  ],
  'shortcodes of generators': [
    [...any, ...generators],
    (text) => readHugoShortcodes(text, losses, noLinks),
  ],
  'the text of an export': [[...any, ...wordpress], (text) => readXml(post(text))],
  'an export': [
    [
      ...html,
      '<item>',
      '</item>',
      '<item><title>a</b></item>',
      '<item><a><![CDATA[',
      '</item><item>',
      '<wp:a>',
      '<z:a>',
      '&a;',
      ']]>',
    ],
    (text) => readXml(wxr(text)),
  ],
  'comments of an export': [
    words,
    (text) => readWordpress(wxr(item({}, `<wp:comment><wp:comment_content>${text}`))),
  ],
  'YAML above a text': [fields, (text) => readFront(`---\na: ${text}\n---\nb`)],
  'YAML without an end': [fields, (text) => readFront(`---\n${text}`)],
  'TOML above a text': [fields, (text) => readFront(`+++\na = ${text}\n+++\nb`)],
  'a mail': [
    any,
    (text) => readMail(bytes(`From: a@b.c\nSubject: ${text.replaceAll('\n', ' ')}\n\n${text}`)),
  ],
  'a table': [any, (text) => readCsv(`name,letter,date\na,"${text.replaceAll('"', '')}",x`)],
  'a list in JSON': [
    any,
    (text) => readJson(JSON.stringify({ name: text, letter: text, date: text })),
  ],
  'an edited letter': [any, (text) => readEditable(`Name: ${text}`)],
};

/** Patterns and loops over one value. */
const quick: Readonly<Record<string, Read>> = {
  ...{ findOutsideFault, toAddressKey, toAuthorName, cleanText, toOneLine, toSafeSlug, excerptOf },
  ...{ findHeadline, toSourcePath, toFileName, toOriginal, toSummary, isHtml, hasContent },
  ...{ findPrivate, countLinks, toLetterName, toLetterText, toVisible },
  findHeadlineMark: (text) => findHeadline(`# ${text}`),
  withoutHeadline: (text) => withoutHeadline(`# ${text}`, text),
  mailTo: (text) => findOutsideFault(`mailto:${text}`),
  outside: (text) => findOutsideFault(`https://a.example/${text}`),
  readAnyDate: (text) => readAnyDate(`2${text}`, 'UTC'),
  findTitle: (text) => findTitle({ 'content:encoded': text }),
  toFields: (text) => toFields({ title: text, tags: text, date: text, author: text }, {}, true),
  describePicture: (text) => describePicture('', undefined, `https://a.example/${text}.jpg`),
};

const values = [
  ...any,
  ...['<', '<a', '<a b="', '<!--', '&#', '&a', '[[', '[a', '](', '{{', '{%', 'a="'],
];

describe('eight times the text takes about eight times as long', () => {
  test.each(Object.entries(readers))(
    '%s',
    async (_, [units, read]) => {
      expect(await findSlow(read, units, bounds)).toEqual([]);
    },
    240_000,
  );

  test.each(Object.entries(quick))(
    '%s',
    async (_, read) => {
      expect(await findSlow(read, values, bounds)).toEqual([]);
    },
    240_000,
  );
});
