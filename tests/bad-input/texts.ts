import type { Rule } from '../../src/records/problem.ts';
import { article, type Tree } from '../support/content.ts';
import { photographWithPosition, toPhotograph, toPng } from '../support/pictures.ts';
import { folder, inText, suez, type BadInput } from './bad-input.ts';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

const plain = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

const readMore = (
  what: string,
  told: readonly Rule[],
  line: string,
  others: Tree = {},
): BadInput => ({
  what,
  tree: { ...others, [suez]: article({}, `The text.\n\n${line}`) },
  told,
});

const picture = (
  what: string,
  told: readonly Rule[],
  name: string,
  content?: string | Uint8Array,
): BadInput => ({
  what,
  tree: {
    [suez]: article({}, `![A map](${name})`),
    ...(content !== undefined && { [`${folder}/${name}`]: content }),
  },
  told,
});

const drawing = (what: string, within: string): BadInput =>
  picture(what, ['image/scripted'], 'map.svg', plain.replace('><', `>${within}<`));

const tolls = (front: Readonly<Record<string, unknown>> = {}, body?: string): Tree => ({
  [`${folder}/tolls.md`]: article({ title: 'Tolls', ...front }, body),
});

/** What a text may not say, show or lead to. */
export const texts: readonly BadInput[] = [
  readMore('a "Read more" line to itself', ['read-more/self'], 'Read more: Suez delays'),
  readMore(
    'two that lead to each other',
    [],
    'Read more: Tolls',
    tolls({}, 'Text.\n\nRead more: Suez delays'),
  ),
  readMore('one to what is not there', ['read-more/unknown-target'], 'Read more: Nothing'),
  readMore('one to two pieces', ['read-more/ambiguous', 'title/duplicate'], 'Read more: Tolls', {
    ...tolls(),
    [`${folder}/more-tolls.md`]: article({ title: 'Tolls' }),
  }),
  readMore('one to a draft', ['read-more/held'], 'Read more: Tolls', tolls({ draft: true })),
  readMore(
    'one of 2,000 titles',
    Array<Rule>(2000).fill('read-more/unknown-target'),
    `Read more: ${'x;'.repeat(2000)}`,
  ),
  readMore(
    'an address with tracking parameters',
    [],
    '[x](/2023/tolls/?utm_source=x&fbclid=y)',
    tolls(),
  ),
  inText('javascript: with tabs', ['link/forbidden-protocol'], '[x](<java\tscript:alert(1)>)'),
  inText(
    'javascript: with entities',
    ['link/forbidden-protocol'],
    '[x](&#106;avascript&colon;alert(1))',
  ),
  inText(
    'javascript: with entities, in HTML',
    ['link/forbidden-protocol'],
    '<a href="java&Tab;script&colon;alert(1)">x</a>',
  ),
  inText('vbscript: in capitals', ['link/forbidden-protocol'], '[x](VBScript:x)'),
  inText(
    'data:text/html',
    ['link/forbidden-protocol'],
    '[x](data:text/html,<script>alert(1)</script>)',
  ),
  inText(
    'data:text/html as a picture',
    ['image/remote'],
    '![x](data:text/html;base64,PHNjcmlwdD4=)',
  ),
  inText('a script', ['html/forbidden'], 'Text.\n\n<script>alert(1)</script>'),
  inText(
    'a drawing with a script in the text',
    ['html/forbidden'],
    'Text.\n\n<svg><script>alert(1)</script></svg>',
  ),
  inText('onerror', ['html/forbidden', 'image/missing'], '<img src=x.png alt=x onerror=alert(1)>'),
  inText('a frame', ['html/forbidden'], '<iframe src="https://example.org"></iframe>\n\nText.'),
  inText('</script> and ]]> in a text', [], 'Text ]]&gt; &lt;/script&gt; `</script>` ]]>'),
  inText('a bidi override', ['text/bidi-override'], 'Not \u202Eefas'),
  inText('10,000 nested quotes', ['markdown/failed'], `${'> '.repeat(10_000)}x`),
  inText('10,000 nested lists', ['markdown/failed'], `${'- '.repeat(10_000)}x`),
  inText(
    'a list 400 deep, line by line',
    ['markdown/failed'],
    Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'),
  ),
  inText(
    'a list 3,000 deep behind quotes, half of it by indents',
    ['markdown/failed'],
    [
      'Text.',
      '',
      ...Array.from(
        { length: 15 },
        (_, i) => `${'> '.repeat(100)}${'  '.repeat(200 * i)}${'- '.repeat(200)}x`,
      ),
    ].join('\n'),
  ),
  inText(
    '3,000 marks around one word',
    ['markdown/failed'],
    `${'*'.repeat(3000)}x${'*'.repeat(3000)}`,
  ),
  inText('3,000 tags in a line', ['markdown/failed'], `${'<b>'.repeat(3000)}x`),
  inText(
    '3,000 tags, each in a quote of its own',
    ['markdown/failed'],
    '> <div>x\n\n'.repeat(3000),
  ),
  inText(
    '3,000 brackets around brackets',
    ['link/dead'],
    `${'['.repeat(3000)}x${'](a)'.repeat(3000)}`,
  ),
  inText('200 tags after one another', [], '<b>x</b> <br> '.repeat(200)),
  inText('10,000 open brackets', [], '['.repeat(10_000)),
  inText('10,000 stars', [], '*a '.repeat(10_000)),
  inText('5,000 open tags', ['markdown/failed'], `${'<div>'.repeat(5000)}x`),
  inText(
    'an id that clobbers',
    ['html/forbidden', 'html/forbidden'],
    '<a id="document" name="body" href="https://example.org">x</a>',
  ),
  inText(
    'a heading that is called as a part of the page',
    [],
    '## Letters\n\nText.\n\n## Footnote-label',
  ),
  inText('a note that is called constructor', [], 'A[^constructor].\n\n[^constructor]: B.'),
  picture('a picture that is not there', ['image/missing'], 'map.svg'),
  picture('a picture that lies outside', ['image/outside'], '../../../../map.svg'),
  picture(
    'a picture outside, percent-encoded',
    ['image/outside'],
    '%2e%2e/%2e%2e/%2e%2e/%2e%2e/map.svg',
  ),
  {
    what: 'a picture in another case',
    tree: { [suez]: article({}, '![A map](Map.svg)'), [`${folder}/map.svg`]: plain },
    told: ['image/missing'],
    says: 'Did you mean "map.svg"?',
  },
  {
    what: 'a picture that is a link out of the tree',
    tree: { [suez]: article({}, '![A map](map.svg)'), 'map.svg': plain },
    prepare: (root) => symlink(join(root, 'map.svg'), join(root, folder, 'map.svg')),
    told: ['file/outside', 'image/outside'],
  },
  picture('a text that is called a picture', ['image/mistyped'], 'map.png', 'Hello'),
  picture('zero bytes that are called a picture', ['image/damaged'], 'map.jpg', ''),
  picture('a JPEG of two bytes', ['image/mistyped'], 'map.jpg', Buffer.from([0xff, 0xd8])),
  drawing('a drawing with a script', '<script>alert(1)</script>'),
  drawing(
    'a drawing with a script, under another name',
    '<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>',
  ),
  drawing('a drawing with onload', '<g onload="alert(1)"/>'),
  drawing('a drawing with a disguised address', '<a href="java&#x73;cript:alert(1)">x</a>'),
  drawing('a drawing with a page within it', '<foreignObject><p>x</p></foreignObject>'),
  picture(
    'a drawing with an entity bomb',
    ['image/damaged'],
    'map.svg',
    `<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${plain}`,
  ),
  picture('a decompression bomb', ['image/too-large'], 'map.png', toPng(100_000, 100_000)),
  picture('a photograph with a position', ['image/position'], 'road.jpg', photographWithPosition),
  picture('a photograph without one', [], 'road.jpg', await toPhotograph(false)),
];
