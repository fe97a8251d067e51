import fc from 'fast-check';

/** Tags as editors, word processors and attackers write them. */
const tags = [
  ...['p', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 'sup', 'a href="https://old.example/x/"'],
  ...[
    'a href="javascript:alert(1)"',
    'a href="#n1"',
    'a href="/2020/x/"',
    'a',
    'h1',
    'h2',
    'h4',
    'h6',
  ],
  ...[
    'ul',
    'ol start="4"',
    'li',
    'blockquote',
    'cite',
    'pre',
    'code class="language-js"',
    'table',
    'tr',
  ],
  ...[
    'td',
    'td rowspan="2"',
    'th',
    'caption',
    'figure',
    'figcaption',
    'details',
    'summary',
    'dl',
    'dt',
    'dd',
  ],
  ...[
    'iframe src="https://www.youtube.com/embed/abcdefghijk"',
    'video src="/v.mp4"',
    'svg onload="x()"',
    'form',
  ],
  ...[
    'tl-note data-number="1"',
    'tl-read-more',
    'font',
    'center',
    'q',
    'ruby',
    'bdo dir="rtl"',
    'section',
    'template',
  ],
];

const voids = [
  '<br>',
  '<hr>',
  '<img src="/a.jpg" alt="a picture">',
  '<img src=x onerror=alert(1)>',
  '<img src="data:image/svg+xml,<svg onload=x()>">',
  '<input type=checkbox checked>',
  '<!--more-->',
  '<!-- wp:paragraph -->',
  '<script>alert(1)</script>',
  '<style>p{}</style>',
  '<meta http-equiv="refresh" content="0;url=javascript:x()">',
  '<base href="//evil.example">',
];

const words = [
  ...[
    'word',
    'متن',
    '«متن»',
    '漢字',
    '「粗體」',
    'ß',
    '😀',
    '1.',
    '-',
    '#',
    '##',
    '>',
    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
  ],
  ...[
    '|',
    '\\',
    '[x]',
    '[^1]',
    '![',
    '](',
    '~~',
    '~',
    ':',
    ';',
    '&lt;script&gt;',
    '&amp;amp;',
    '&#x202E;',
    '&#0;',
    '&nbsp;',
  ],
  ...[
    'Read more:',
    'Read more: Suez delays; Unknown',
    'بیشتر بخوانید:',
    'See also:',
    'https://example.org/a_b',
    'www.example.org.',
  ],
  ...[
    '\n',
    '\n\n',
    '    ',
    '\t',
    '\u202E',
    '\u200C',
    '\uFFFD',
    '\u2028',
    '---',
    '===',
    '+',
    '1)',
    '<',
    '</',
    '<!--',
    ']]>',
    '<?php',
  ],
];

const open = fc.constantFrom(...tags).map((tag) => `<${tag}>`);

const close = fc.constantFrom(...tags).map((tag) => `</${tag.split(' ')[0] ?? ''}>`);

/** HTML as it is found, and worse. */
export const anyHtml: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(open, open, close, fc.constantFrom(...voids), fc.constantFrom(...words), fc.string()),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));
