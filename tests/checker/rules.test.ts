import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { reports } from '../../src/checker/reports.ts';
import { rules, type Rule } from '../../src/records/problem.ts';
import { article, author, newYear2024, page, thread, writeTree, type Tree } from '../support/content.ts';

interface Case {
  /** What somebody did. */
  readonly when: string;
  readonly tree: Tree;
  /** The report, but for its last line. */
  readonly told: string;
  /** What somebody then changes; `null` takes a file away. */
  readonly mended: Readonly<Record<string, string | Uint8Array | null>>;
}

const suez = 'content/articles/en/2023/suez.md';
const tolls = 'content/articles/en/2022/tolls.md';
const tollsArticle = article({ title: 'Suez tolls', published: '2022-05-04T10:00' });
const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

/** A slip in the front matter of the only article. */
const inFront = (
  when: string,
  front: Readonly<Record<string, unknown>>,
  told: string,
  mended: Readonly<Record<string, unknown>> = {},
): Case => ({
  when,
  tree: { [suez]: article(front) },
  told,
  mended: { [suez]: article(mended) },
});

/** A slip in the text of one of two articles; pictures and other pieces may lie about. */
const inText = (
  when: string,
  text: string,
  told: string,
  mended: string,
  others: Tree = {},
): Case => ({
  when,
  tree: { [tolls]: tollsArticle, ...others, [suez]: article({}, text) },
  told,
  mended: { [suez]: article({}, mended) },
});

/** A slip in how the only article is typed. */
const inFile = (when: string, content: string | Uint8Array, told: string): Case => ({
  when,
  tree: { [suez]: content },
  told,
  mended: { [suez]: article() },
});

const raw = (front: string, text = 'The text.') => `---\n${front}\n---\n${text}\n`;

const picture = { 'content/articles/en/2023/map.svg': svg };

const cases: Readonly<Record<Rule, readonly Case[]>> = {
  'file/unreadable': [
    {
      when: 'a folder is called as a file would be',
      tree: { 'content/articles/en/2023/suez.md/notes.txt': '' },
      told: `?`,
      mended: { 'content/articles/en/2023/suez.md/notes.txt': null, [suez]: article() },
    },
  ],
  'file/empty': [
    inFile('nothing was written', '', `?`),
    inFile('nothing was written below the front matter', article({}, ''), `?`),
  ],
  'file/encoding': [
    inFile('an old editor saved Latin-1', Buffer.from(article({}, 'Fine.\n\nCafé.'), 'latin1'), `?`),
    inFile('Windows saved UTF-16', Buffer.from(`\uFEFF${article()}`, 'utf16le'), `?`),
  ],
  'file/misplaced': [
    {
      when: 'the year’s folder was forgotten',
      tree: { 'content/articles/en/suez.md': article() },
      told: `?`,
      mended: { 'content/articles/en/suez.md': null, [suez]: article() },
    },
    {
      when: 'a folder is not known',
      tree: { 'content/letters/suez.md': article() },
      told: `?`,
      mended: { 'content/letters/suez.md': null, [suez]: article() },
    },
    {
      when: 'a language is not published',
      tree: { 'content/articles/de/2023/suez.md': article() },
      told: `?`,
      mended: { 'content/articles/de/2023/suez.md': null, [suez]: article() },
    },
  ],
  'front-matter/missing': [
    inFile('only the text was written', 'The text.', `?`),
    inFile('the second line of hyphens was forgotten', '---\ntitle: Suez\n\nThe text.', `?`),
  ],
  'front-matter/broken': [
    inFile('a headline holds a colon', raw('kind: report\ntitle: Suez: delays'), `?`),
    inFile('a bracket is open', raw('title: Suez\ntags: [Suez, Tolls\nkind: report'), `?`),
    inFile('a quotation mark is open', raw('title: "Suez\nkind: report'), `?`),
    inFile('a line begins with a tab', raw('title: Suez\nimage:\n\tfile: x.png'), `?`),
    inFile('a key stands twice', raw('title: Suez\nkind: report\ntitle: Tolls'), `?`),
    inFile('a headline begins with an asterisk', raw('title: *Suez* delays'), `?`),
    inFile('there are no keys', raw('Suez delays'), `?`),
  ],
  'front-matter/unknown-key': [
    inFront('a key is misspelt', { tittle: 'x' }, `?`),
    inFront('a key is one of another program', { categories: ['x'] }, `?`),
    {
      when: 'a key within a group is misspelt',
      tree: { ...picture, [suez]: article({ image: { file: 'map.svg', alt: 'A map', captoin: 'x' } }) },
      told: `?`,
      mended: { [suez]: article({ image: { file: 'map.svg', alt: 'A map', caption: 'x' } }) },
    },
  ],
  'front-matter/missing-key': [
    inFront('there is no headline', { title: undefined }, `?`),
    inFront('there is no byline', { byline: undefined }, `?`),
    inFront('there is no kind', { kind: undefined }, `?`),
    {
      when: 'the lead picture has no description',
      tree: { ...picture, [suez]: article({ image: { file: 'map.svg' } }) },
      told: `?`,
      mended: { [suez]: article({ image: { file: 'map.svg', alt: 'A map' } }) },
    },
  ],
  'front-matter/wrong-type': [
    inFront('a number is a headline', { title: 2023 }, `?`),
    inFront('a headline is empty', { title: ' ' }, `?`),
    inFront('a value is missing', { title: null }, `?`),
    inFront('a kind is not known', { kind: 'rant' }, `?`),
    inFront('a year is a tag', { tags: ['Suez', 2023] }, `?`),
    inFront('a word is true', { draft: 'yes' }, `?`),
    inFront('a picture is a word', { image: 'map.svg' }, `?`),
    {
      when: 'an author has a number for a name',
      tree: { 'content/authors/anna.md': author({ name: 7 }) },
      told: `?`,
      mended: { 'content/authors/anna.md': author({ name: '7' }) },
    },
  ],
  'date/unreadable': [
    inFront('a date has no time', { published: '2 March 2023' }, `?`),
    inFront('an update is vague', { updated: 'yesterday' }, `?`),
  ],
  'date/impossible': [
    inFront('a day is not in its month', { published: 'Thursday 30 February 2023 - 10:00' }, `?`),
    inFront('a time is not in its day', { published: '2023-03-02T25:00' }, `?`),
  ],
  'date/wrong-weekday': [
    inFront('the weekday is another', { published: 'Friday 2 March 2023 - 18:33' }, `?`),
  ],
  'date/updated-before-published': [
    inFront('the update is too early', { updated: 'Wednesday 1 March 2023 - 10:00' }, `?`, {
      updated: 'Friday 3 March 2023 - 10:00',
    }),
  ],
  'date/wrong-year-folder': [
    inFront('the file lies with another year', { published: '2022-03-02T10:00' }, `?`),
  ],
  'slug/duplicate': [
    {
      when: 'two pieces have one file name',
      tree: { [suez]: article(), 'content/articles/en/2022/suez.md': tollsArticle },
      told: `?`,
      mended: { 'content/articles/en/2022/suez.md': null, [tolls]: tollsArticle },
    },
  ],
  'slug/reserved': [
    {
      when: 'a page is called as a section of the site',
      tree: { 'content/pages/en/tags.md': page() },
      told: `?`,
      mended: { 'content/pages/en/tags.md': null, 'content/pages/en/about.md': page() },
    },
  ],
  'slug/look-alike': [
    {
      when: 'two names differ in how an accent is stored',
      tree: {
        'content/articles/en/2022/caf\u00E9.md': tollsArticle,
        'content/articles/en/2023/cafe\u0301.md': article(),
      },
      told: `?`,
      mended: {
        'content/articles/en/2023/cafe\u0301.md': null,
        'content/articles/en/2023/café-suez.md': article(),
      },
    },
    {
      when: 'two names differ in a ligature',
      tree: {
        'content/articles/en/2022/five.md': tollsArticle,
        'content/articles/en/2023/ﬁve.md': article(),
      },
      told: `?`,
      mended: { 'content/articles/en/2023/ﬁve.md': null, [suez]: article() },
    },
  ],
  'slug/form': [
    {
      when: 'a file name holds spaces and capitals',
      tree: { 'content/articles/en/2023/Suez Delays (2).md': article() },
      told: `?`,
      mended: {
        'content/articles/en/2023/Suez Delays (2).md': null,
        'content/articles/en/2023/suez-delays-2.md': article(),
      },
    },
  ],
  'title/duplicate': [
    {
      when: 'two pieces have one headline but for signs',
      tree: { [tolls]: article({ title: '“Suez Delays”', published: '2022-05-04T10:00' }), [suez]: article() },
      told: `?`,
      mended: { [suez]: article({ title: 'Suez delays in March' }) },
    },
  ],
  'summary/too-long': [
    inFront('the summary goes on and on', { summary: 'Very long. '.repeat(30) }, `?`),
  ],
  'author/unknown': [
    {
      when: 'an id is misspelt',
      tree: { 'content/authors/anna.md': author(), [suez]: article({ byline: ['ana'] }) },
      told: `?`,
      mended: { [suez]: article({ byline: ['anna'] }) },
    },
    {
      when: 'a name is misspelt',
      tree: { 'content/authors/anna.md': author(), [suez]: article({ byline: 'Ana Karapetyan' }) },
      told: `?`,
      mended: { [suez]: article({ byline: 'Anna Karapetyan' }) },
    },
  ],
  'thread/unknown': [
    {
      when: 'a thread is misspelt',
      tree: { 'content/threads/en/canal.md': thread(), [suez]: article({ thread: 'cannal' }) },
      told: `?`,
      mended: { [suez]: article({ thread: 'canal' }) },
    },
    {
      when: 'a thread is not in the language',
      tree: { 'content/threads/fa/canal.md': thread(), [suez]: article({ thread: 'canal' }) },
      told: `?`,
      mended: { 'content/threads/en/canal.md': thread() },
    },
  ],
  'tag/collision': [
    {
      when: 'a tag is spelt in two ways',
      tree: {
        [tolls]: article({ title: 'Tolls', published: '2022-05-04T10:00', tags: ['Suez Canal'] }),
        [suez]: article({ tags: ['Suez canal'] }),
      },
      told: `?`,
      mended: { [suez]: article({ tags: ['Suez Canal'] }) },
    },
    inFront('a tag has no letters', { tags: ['?!'] }, `?`, { tags: ['Questions'] }),
  ],
  'alias/unusable': [
    inFront('an alias is a query', { aliases: ['/?p=123'] }, `?`, { aliases: ['/p/123/'] }),
    inFront('an alias leads out of the site', { aliases: ['../../x'] }, `?`, { aliases: ['/x'] }),
  ],
  'alias/collision': [
    {
      when: 'an alias is where another piece is',
      tree: { [tolls]: tollsArticle, [suez]: article({ aliases: ['/2022/tolls/'] }) },
      told: `?`,
      mended: { [suez]: article({ aliases: ['/2022/old-tolls/'] }) },
    },
    inFront('an alias is where the archive is', { aliases: ['/archive/'] }, `?`),
  ],
  'translation/unknown': [
    {
      when: 'the original cannot be found',
      tree: {
        [suez]: article(),
        'content/articles/fa/2023/suez.md': article({ title: 'سوئز', translationOf: 'Suez delys' }),
      },
      told: `?`,
      mended: {
        'content/articles/fa/2023/suez.md': article({ title: 'سوئز', translationOf: 'suez' }),
      },
    },
  ],
  'translation/same-language': [
    {
      when: 'the original is in the same language',
      tree: { [tolls]: tollsArticle, [suez]: article({ translationOf: 'en/2022/tolls' }) },
      told: `?`,
      mended: { [suez]: article() },
    },
  ],
  'image/missing': [
    inText('a picture is misspelt', 'Look:\n\n![A map](./mapp.svg)', `?`, 'Look:\n\n![A map](./map.svg)', picture),
    inText('a picture names no file', 'Look: ![A map]()', `?`, 'Look.'),
    {
      when: 'the lead picture is missing',
      tree: { [suez]: article({ image: { file: './map.svg', alt: 'A map' } }) },
      told: `?`,
      mended: picture,
    },
  ],
  'image/mistyped': [
    inText('a picture was renamed', '![A map](map.png)', `?`, '![A map](map.svg)', {
      ...picture,
      'content/articles/en/2023/map.png': svg,
    }),
    inText('a picture is a document', '![A map](map.pdf)', `?`, '![A map](map.svg)', {
      ...picture,
      'content/articles/en/2023/map.pdf': '%PDF-1.7',
    }),
  ],
  'image/outside': [
    inText('a picture is elsewhere on the disk', '![A map](../../../../map.svg)', `?`, '![A map](map.svg)', {
      ...picture,
      'map.svg': svg,
    }),
  ],
  'image/missing-alt': [
    inText('a picture has no description', '![](map.svg)', `?`, '![A map](map.svg)', picture),
  ],
  'image/remote': [
    inText('a picture is on another site', '![A map](https://example.org/map.svg)', `?`, '![A map](map.svg)', picture),
  ],
  'read-more/empty': [inText('nothing was named', 'Text.\n\nRead more:', `?`, 'Text.')],
  'read-more/not-alone': [
    inText('an empty line was forgotten', 'Text.\nRead more: Suez tolls', `?`, 'Text.\n\nRead more: Suez tolls'),
  ],
  'read-more/unknown-target': [
    inText('a title is misspelt', 'Text.\n\nRead more: Suez tols', `?`, 'Text.\n\nRead more: suez tolls'),
    inText('a file is not there', 'Text.\n\nRead more: [These](../2021/tolls.md)', `?`, 'Text.\n\nRead more: [These](../2022/tolls.md)'),
  ],
  'read-more/ambiguous': [
    {
      when: 'two former titles are the same',
      tree: {
        'content/articles/en/2021/one.md': article({ title: 'One', published: '2021-05-04T10:00', formerTitles: ['Tolls'] }),
        'content/articles/en/2022/two.md': article({ title: 'Two', published: '2022-05-04T10:00', formerTitles: ['Tolls'] }),
        [suez]: article({}, 'Text.\n\nRead more: Tolls'),
      },
      told: `?`,
      mended: { [suez]: article({}, 'Text.\n\nRead more: en/2022/two') },
    },
  ],
  'read-more/self': [inText('it names itself', 'Text.\n\nRead more: Suez delays', `?`, 'Text.')],
  'read-more/held': [
    inText('it names a draft', 'Text.\n\nRead more: Soon', `?`, 'Text.', {
      'content/articles/en/2023/soon.md': article({ title: 'Soon', draft: true }),
    }),
    inText('it names a piece of next year', 'Text.\n\nRead more: Soon', `?`, 'Text.', {
      'content/articles/en/2024/soon.md': article({ title: 'Soon', published: '2024-06-01T10:00' }),
    }),
  ],
  'link/dead': [
    inText('a file is misspelt', 'See [this](../2022/tols.md).', `?`, 'See [this](../2022/tolls.md).'),
    inText('an address is misspelt', 'See [this](/2022/tols/).', `?`, 'See [this](/2022/tolls/).'),
    inText('a heading is not there', 'See [this](../2022/tolls.md#ships).', `?`, 'See [this](../2022/tolls.md).'),
  ],
  'link/held': [
    inText('it leads to a draft', 'See [this](soon.md).', `?`, 'See this.', {
      'content/articles/en/2023/soon.md': article({ title: 'Soon', draft: true }),
    }),
    inText('it leads to a piece of next year', 'See [this](../2024/soon.md).', `?`, 'See this.', {
      'content/articles/en/2024/soon.md': article({ title: 'Soon', published: '2024-06-01T10:00' }),
    }),
  ],
  'link/empty': [inText('an address was forgotten', 'See [this]().', `?`, 'See this.')],
  'link/forbidden-protocol': [
    inText('a link is a script', 'See [this](javascript:alert(1)).', `?`, 'See this.'),
    inText('a link is a document of its own', 'See [this](data:text/html,x).', `?`, 'See this.'),
  ],
  'footnote/missing': [
    inText('a note was forgotten', 'A claim.[^1]', `?`, 'A claim.[^1]\n\n[^1]: Its source.'),
  ],
  'footnote/unused': [
    inText('a sign was forgotten', 'A claim.\n\n[^1]: Its source.', `?`, 'A claim.[^1]\n\n[^1]: Its source.'),
  ],
  'html/forbidden': [
    inText('a script is typed', 'Text.\n\n<script>alert(1)</script>', `?`, 'Text.'),
    inText('a style is typed', 'A <b style="color:red">word</b>.', `?`, 'A <b>word</b>.'),
  ],
  'heading/skipped': [inText('a level is left out', 'Text.\n\n#### Why', `?`, 'Text.\n\n## Why')],
  'heading/second-headline': [inText('the headline is typed again', '# Suez\n\nText.', `?`, 'Text.')],
  'heading/empty': [inText('the words were forgotten', 'Text.\n\n##', `?`, 'Text.')],
  'text/bidi-override': [
    inText('a character turns the text round', 'Safe.\n\nNot \u202Eefas.', `?`, 'Safe.'),
    inFront('a character turns the headline round', { title: 'Not \u202Eefas' }, `?`),
  ],
  'text/control-character': [
    inText('a control character was pasted', 'Text.\u0007', `?`, 'Text.'),
    inFront('a lost character is in the summary', { summary: 'Caf\uFFFD' }, `?`),
  ],
  'markdown/failed': [
    inText('quotes stand too deep', '> '.repeat(20_000), `?`, 'Text.'),
  ],
};

const report = async (root: string): Promise<{ readonly found: readonly Rule[]; readonly told: string }> => {
  const result = await checkContent(root, newYear2024);
  const told = reports.text(result).split('\n').slice(0, -1).join('\n');
  return { found: result.problems.map(({ rule }) => rule), told };
};

const withMended = ({ tree, mended }: Case): Tree =>
  Object.fromEntries(
    Object.entries({ ...tree, ...mended }).flatMap(([file, content]) =>
      content === null ? [] : [[file, content] as const],
    ),
  );

test('no rule is left out', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(rules));
  expect(Object.values(cases).filter((all) => all.length === 0)).toEqual([]);
});

describe.each(Object.entries(cases))('%s', (rule, all) => {
  test.each(all)('$when', async (each) => {
    const { found, told } = await report(await writeTree(each.tree));
    expect(told).toBe(each.told);
    expect(found).toEqual([rule]);
    const { told: afterwards } = await report(await writeTree(withMended(each)));
    expect(afterwards).toBe('');
  });
});
