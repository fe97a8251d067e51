import { article, author } from '../../support/content.ts';
import { inFile, inFront, picture, raw, suez, type RuleCase } from './rule-case.ts';

/** How a file is saved, and what stands above its text. */
export const sourceCases = {
  'file/unreadable': [
    {
      when: 'a folder is called as a file would be',
      tree: { 'content/articles/en/2023/suez.md/notes.txt': '' },
      told: `content/articles/en/2023/suez.md:1:1 error file/unreadable: The file cannot be opened: it is a folder.
  Look whether it is there, is a file, and may be read.`,
      mended: { 'content/articles/en/2023/suez.md/notes.txt': null, [suez]: article() },
    },
  ],
  'file/outside': [
    {
      when: 'a file of public/ is a link to what only the build may know',
      tree: { [suez]: article(), 'public/a.txt': '' },
      links: { 'public/env.txt': '/proc/self/environ' },
      told: `public/env.txt:1:1 error file/outside: This is a link that leads out of the public folder.
  Put the file itself in its place.`,
      mended: {},
    },
    {
      when: 'it leads to another part of the publication',
      tree: { [suez]: article(), '.git/config': 'token', 'public/a.txt': '' },
      links: { 'public/config.txt': '../.git/config' },
      told: `public/config.txt:1:1 error file/outside: This is a link that leads out of the public folder.
  Put the file itself in its place.`,
      mended: { '.git/config': null },
    },
    {
      when: 'it leads to a folder elsewhere',
      tree: { [suez]: article(), 'public/a.txt': '' },
      links: { 'public/more': '/proc/self' },
      told: `public/more:1:1 error file/outside: This is a link that leads out of the public folder.
  Put the file itself in its place.`,
      mended: {},
    },
    {
      when: 'all of public/ is a link',
      tree: { [suez]: article() },
      links: { public: '/proc/self' },
      told: `public:1:1 error file/outside: This is a link, and could lead anywhere.
  Put the folder itself in its place.`,
      mended: {},
    },
    {
      when: 'a picture that no text shows is a link',
      tree: { [suez]: article() },
      links: { 'content/articles/en/2023/x.svg': '/proc/self/environ' },
      told: `content/articles/en/2023/x.svg:1:1 error file/outside: This is a link that leads out of the content folder.
  Put the file itself in its place.`,
      mended: {},
    },
  ],
  'file/replaces': [
    {
      when: 'a file of public/ has the name of a page’s',
      tree: { [suez]: article(), 'public/2023/suez/index.html': '' },
      told: `public/2023/suez/index.html:1:1 error file/replaces: It would replace 2023/suez/index.html, which the build makes.
  Give it another name, or take it away.`,
      mended: { 'public/2023/suez/index.html': null },
    },
    {
      when: 'it differs in capitals only',
      tree: { [suez]: article(), 'public/Index.html': '' },
      told: `public/Index.html:1:1 error file/replaces: On many disks it is the same file as index.html, which the build makes.
  Give it another name, or take it away.`,
      mended: { 'public/Index.html': null },
    },
    {
      when: 'it has the name of a page’s folder',
      tree: { [suez]: article(), 'public/2023': '' },
      told: `public/2023:1:1 error file/replaces: It has the name of a folder: that of 2023/suez/index.html, which the build makes.
  Give it another name, or take it away.`,
      mended: { 'public/2023': null },
    },
    {
      when: 'it lies in a folder that has the name of a page’s file',
      tree: { [suez]: article(), 'public/index.HTML/a.txt': '' },
      told: `public/index.HTML/a.txt:1:1 error file/replaces: It lies in a folder that has the name of a file: index.html, which the build makes.
  Give it another name, or take it away.`,
      mended: { 'public/index.HTML/a.txt': null },
    },
    {
      when: 'two files of public/ differ in capitals only',
      tree: { [suez]: article(), 'public/Map.pdf': '', 'public/map.pdf': '' },
      told: `public/map.pdf:1:1 error file/replaces: On many disks it is the same file as public/Map.pdf.
  Give it another name, or take it away.`,
      mended: { 'public/Map.pdf': null },
    },
  ],
  'file/name': [
    {
      when: 'a name of public/ breaks a line of the manifest',
      tree: { [suez]: article(), 'public/a\nb.txt': '' },
      told: `public/a\\u{a}b.txt:1:1 error file/name: The name holds a control character or a backslash, which no address has.
  Give it another name.`,
      mended: { 'public/a\nb.txt': null },
    },
  ],
  'file/empty': [
    inFile(
      'nothing was written',
      '',
      `content/articles/en/2023/suez.md:1:1 error file/empty: The file is empty.
  Write its front matter and text, or delete it.`,
    ),
    inFile(
      'nothing was written below the front matter',
      article({}, ''),
      `content/articles/en/2023/suez.md:8:1 error file/empty: There is no text after the front matter.
  Write the text below the second line of hyphens.`,
    ),
  ],
  'file/too-large': [
    inFile(
      'a data file was pasted',
      article({}, 'word '.repeat(1_200_000)),
      `content/articles/en/2023/suez.md:1:1 error file/too-large: The file has 6 million bytes; a page of so much text would be of use to nobody.
  Part it into several, or look what was pasted into it.`,
    ),
  ],
  'file/encoding': [
    inFile(
      'an old editor saved Latin-1',
      Buffer.from(article({}, 'Fine.\n\nCafé.'), 'latin1'),
      `content/articles/en/2023/suez.md:10:1 error file/encoding: From this line on, the file is not UTF-8.
  Save it again as UTF-8 (in the editor: "Save with encoding", then UTF-8).`,
    ),
    inFile(
      'Windows saved UTF-16',
      Buffer.from(`\uFEFF${article()}`, 'utf16le'),
      `content/articles/en/2023/suez.md:1:1 error file/encoding: The file is saved as UTF-16.
  Save it again as UTF-8 (in the editor: "Save with encoding", then UTF-8).`,
    ),
  ],
  'file/misplaced': [
    {
      when: 'the year’s folder was forgotten',
      tree: { 'content/articles/en/suez.md': article() },
      told: `content/articles/en/suez.md:1:1 error file/misplaced: The file lies in the wrong place.
  Move it to content/articles/<language>/<year>/<name>.md.`,
      mended: { 'content/articles/en/suez.md': null, [suez]: article() },
    },
    {
      when: 'a file has another ending',
      tree: { 'content/articles/en/2023/suez.MD': article() },
      told: `content/articles/en/2023/suez.MD:1:1 error file/misplaced: The file’s name does not end in ".md".
  Give it that ending: only then is it read.`,
      mended: { 'content/articles/en/2023/suez.MD': null, [suez]: article() },
    },
    {
      when: 'a folder is not known',
      tree: { 'content/notes/suez.md': article() },
      told: `content/notes/suez.md:1:1 error file/misplaced: This folder is not one that holds content.
  Content lies at one of: content/articles/<language>/<year>/<name>.md, content/authors/<name>.md, content/threads/<language>/<name>.md, content/pages/<language>/<name>.md, content/letters/<id of the article>/<date>-<id>.md.`,
      mended: { 'content/notes/suez.md': null, [suez]: article() },
    },
    {
      when: 'a language is not published',
      tree: { 'content/articles/de/2023/suez.md': article() },
      told: `content/articles/de/2023/suez.md:1:1 error file/misplaced: "de" is not a language of this site.
  The languages are: en, fa.`,
      mended: { 'content/articles/de/2023/suez.md': null, [suez]: article() },
    },
  ],
  'front-matter/missing': [
    inFile(
      'only the text was written',
      'The text.',
      `content/articles/en/2023/suez.md:1:1 error front-matter/missing: There is no front matter.
  Begin the file with a line of three hyphens, then the keys, then three hyphens again.`,
    ),
    inFile(
      'the second line of hyphens was forgotten',
      '---\ntitle: Suez\n\nThe text.',
      `content/articles/en/2023/suez.md:1:1 error front-matter/missing: The front matter does not end.
  Write a line of three hyphens between the keys and the text.`,
    ),
  ],
  'front-matter/broken': [
    inFile(
      'a headline holds a colon',
      raw('kind: report\ntitle: Suez: delays'),
      `content/articles/en/2023/suez.md:3:8 error front-matter/broken: The value holds a colon, which begins another value.
  Put the whole text between "double quotes".`,
    ),
    inFile(
      'a bracket is open',
      raw('title: Suez\ntags: [Suez, Tolls\nkind: report'),
      `content/articles/en/2023/suez.md:4:1 error front-matter/broken: The line is not indented like those above it, or a bracket is not closed.
  Begin the entries of a list in one column, and close every [ with ] and every { with }.`,
    ),
    inFile(
      'a quotation mark is open',
      raw('title: "Suez\nkind: report'),
      `content/articles/en/2023/suez.md:4:1 error front-matter/broken: A text between quotation marks has no closing mark.
  Look upwards from here for a text that begins with a quotation mark, and close it.`,
    ),
    inFile(
      'a line begins with a tab',
      raw('title: Suez\nimage:\n\tfile: x.png'),
      `content/articles/en/2023/suez.md:4:1 error front-matter/broken: The line begins with a tab.
  Write spaces instead.`,
    ),
    inFile(
      'a key stands twice',
      raw('title: Suez\nkind: report\ntitle: Tolls'),
      `content/articles/en/2023/suez.md:4:1 error front-matter/broken: This key stands here a second time.
  Delete one of the two lines.`,
    ),
    inFile(
      'a headline begins with an asterisk',
      raw('title: *Suez* delays'),
      `content/articles/en/2023/suez.md:2:8 error front-matter/broken: The value begins with *, which has a meaning of its own here.
  Put the whole text between "double quotes".`,
    ),
    inFile(
      'a headline begins with a quotation',
      raw('title: "Suez" delays'),
      `content/articles/en/2023/suez.md:2:15 error front-matter/broken: Words stand here that do not belong to the quotation marks or brackets before them.
  Put the whole text between 'single quotes', or write it without these marks.`,
    ),
    inFile(
      'there are no keys',
      raw('Suez delays'),
      `content/articles/en/2023/suez.md:2:1 error front-matter/broken: The front matter holds no keys.
  Each line is a key, a colon, a space and a value: \`title: Suez delays\`.`,
    ),
  ],
  'front-matter/unknown-key': [
    inFront(
      'a key is misspelt',
      { tittle: 'x' },
      `content/articles/en/2023/suez.md:7:1 error front-matter/unknown-key: There is no key \`tittle\`. Did you mean "title"?
  Known keys: title, published, updated, kind, byline, dateline, summary, tags, thread, image, translationOf, aliases, formerTitles, id, letters, draft.`,
    ),
    inFront(
      'a key is one of another program',
      { categories: ['x'] },
      `content/articles/en/2023/suez.md:7:1 error front-matter/unknown-key: There is no key \`categories\`.
  Known keys: title, published, updated, kind, byline, dateline, summary, tags, thread, image, translationOf, aliases, formerTitles, id, letters, draft.`,
    ),
    {
      when: 'a key within a group is misspelt',
      tree: {
        ...picture,
        [suez]: article({ image: { file: 'map.svg', alt: 'A map', captoin: 'x' } }),
      },
      told: `content/articles/en/2023/suez.md:7:40 error front-matter/unknown-key: There is no key \`image.captoin\`. Did you mean "caption"?
  Known keys: file, alt, caption, credit.`,
      mended: { [suez]: article({ image: { file: 'map.svg', alt: 'A map', caption: 'x' } }) },
    },
  ],
  'front-matter/missing-key': [
    inFront(
      'there is no headline',
      { title: undefined },
      `content/articles/en/2023/suez.md:1:1 error front-matter/missing-key: The key \`title\` is missing.
  Add \`title: …\` to the front matter.`,
    ),
    inFront(
      'there is no byline',
      { byline: undefined },
      `content/articles/en/2023/suez.md:1:1 error front-matter/missing-key: The key \`byline\` is missing.
  Add \`byline: …\` to the front matter.`,
    ),
    inFront(
      'there is no kind',
      { kind: undefined },
      `content/articles/en/2023/suez.md:1:1 error front-matter/missing-key: The key \`kind\` is missing.
  Add \`kind: …\` to the front matter.`,
    ),
    {
      when: 'the lead picture has no description',
      tree: { ...picture, [suez]: article({ image: { file: 'map.svg' } }) },
      told: `content/articles/en/2023/suez.md:7:8 error front-matter/missing-key: The key \`image.alt\` is missing.
  Add \`alt: …\` under \`image\`.`,
      mended: { [suez]: article({ image: { file: 'map.svg', alt: 'A map' } }) },
    },
  ],
  'front-matter/wrong-type': [
    inFront(
      'a number is a headline',
      { title: 2023 },
      `content/articles/en/2023/suez.md:2:8 error front-matter/wrong-type: \`title\` must be a text.
  If it holds a colon, a # or a number, put it between "double quotes".`,
    ),
    inFront(
      'a headline is empty',
      { title: ' ' },
      `content/articles/en/2023/suez.md:2:8 error front-matter/wrong-type: \`title\` is empty.
  Look at docs/writing.md for what this key takes.`,
    ),
    inFront(
      'a value is missing',
      { title: null },
      `content/articles/en/2023/suez.md:2:8 error front-matter/wrong-type: \`title\` is empty.
  Write its value after the colon, or take the line out.`,
    ),
    inFront(
      'a kind is not known',
      { kind: 'rant' },
      `content/articles/en/2023/suez.md:4:7 error front-matter/wrong-type: \`kind\` must be one of: analysis, report, explainer, opinion, brief.
  Write one of these words.`,
    ),
    inFront(
      'a year is a tag',
      { tags: ['Suez', 2023] },
      `content/articles/en/2023/suez.md:7:15 error front-matter/wrong-type: \`tags\` (entry 2) must be a text.
  If it holds a colon, a # or a number, put it between "double quotes".`,
    ),
    inFront(
      'a word is true',
      { draft: 'yes' },
      `content/articles/en/2023/suez.md:7:8 error front-matter/wrong-type: \`draft\` must be true or false.
  If it holds a colon, a # or a number, put it between "double quotes".`,
    ),
    inFront(
      'a picture is a word',
      { image: 'map.svg' },
      `content/articles/en/2023/suez.md:7:8 error front-matter/wrong-type: \`image\` must be a group of keys.
  If it holds a colon, a # or a number, put it between "double quotes".`,
    ),
    {
      when: 'an author has a number for a name',
      tree: { 'content/authors/anna.md': author({ name: 7 }) },
      told: `content/authors/anna.md:2:7 error front-matter/wrong-type: \`name\` must be a text, or a group of texts by language: en, fa.
  Look at docs/writing.md for what this key takes.`,
      mended: { 'content/authors/anna.md': author({ name: '7' }) },
    },
  ],
  'front-matter/remark': [
    {
      ...inFile(
        'a headline holds a number sign',
        raw(
          'title: Order #2 of the court\npublished: 2023-03-02T10:00\nkind: analysis\nbyline: A Desk\nsummary: S.',
        ),
        `content/articles/en/2023/suez.md:2:13 error front-matter/remark: What follows the number sign is a remark, and not read: the value is "Order".
  Put the whole text between "double quotes"; a remark that is meant can stand in a line of its own.`,
      ),
      mended: {
        [suez]: raw(
          '# A remark\ntitle: "Order #2 of the court"\npublished: 2023-03-02T10:00 # at last\nkind: analysis\nbyline: A Desk\nsummary: S.',
        ),
      },
    },
  ],
  'date/unreadable': [
    inFront(
      'a month is misspelt',
      { published: '2 Marhc 2023' },
      `content/articles/en/2023/suez.md:3:12 error date/unreadable: "2 Marhc 2023" is not a date that can be read.
  Write it as "Thursday 2 March 2023 - 18:33" or as 2023-03-02T18:33 (the publication's time) or 2023-03-02T18:33:00+04:00.`,
    ),
    inFront(
      'an update is vague',
      { updated: 'yesterday' },
      `content/articles/en/2023/suez.md:7:10 error date/unreadable: "yesterday" is not a date that can be read.
  Write it as "Thursday 2 March 2023 - 18:33" or as 2023-03-02T18:33 (the publication's time) or 2023-03-02T18:33:00+04:00.`,
    ),
  ],
  'date/ambiguous': [
    inFront(
      'a date in numbers can be two',
      { published: '03/02/2023 10:00' },
      `content/articles/en/2023/suez.md:3:12 error date/ambiguous: "03/02/2023 10:00" can be 3 February 2023 or 2 March 2023.
  Write 2023-02-03 or 2023-03-02.`,
    ),
  ],
  'date/impossible': [
    inFront(
      'a day is not in its month',
      { published: 'Thursday 30 February 2023 - 10:00' },
      `content/articles/en/2023/suez.md:3:12 error date/impossible: "Thursday 30 February 2023 - 10:00" cannot be: that month has 28 days.
  Look at the day, the month and the time again.`,
    ),
    inFront(
      'a time is not in its day',
      { published: '2023-03-02T25:00' },
      `content/articles/en/2023/suez.md:3:12 error date/impossible: "2023-03-02T25:00" cannot be: there is no such time of day.
  Look at the day, the month and the time again.`,
    ),
  ],
  'date/wrong-weekday': [
    inFront(
      'the weekday is another',
      { published: 'Friday 2 March 2023 - 18:33' },
      `content/articles/en/2023/suez.md:3:12 error date/wrong-weekday: 2 March 2023 was not a Friday but a Thursday.
  Write "Thursday 2 March 2023 - 18:33", or mend the day.`,
    ),
  ],
  'date/updated-before-published': [
    inFront(
      'the update is too early',
      { updated: 'Wednesday 1 March 2023 - 10:00' },
      `content/articles/en/2023/suez.md:7:10 error date/updated-before-published: The piece cannot have been updated before it was published.
  Mend \`updated\` or \`published\`.`,
      {
        updated: 'Friday 3 March 2023 - 10:00',
      },
    ),
  ],
  'date/wrong-year-folder': [
    inFront(
      'the file lies with another year',
      { published: '2022-03-02T10:00' },
      `content/articles/en/2023/suez.md:3:12 error date/wrong-year-folder: The piece was published in 2022, but lies in the folder 2023.
  Move the file, and its pictures, to content/articles/en/2022/, or mend the date.`,
    ),
  ],
} satisfies Readonly<Record<string, readonly RuleCase[]>>;
