import { article, author, page, thread } from '../../support/content.ts';
import { inFront, suez, tolls, tollsArticle, type RuleCase } from './rule-case.ts';

const about = 'content/pages/en/about.md';

/** What pieces are called, and what they say of each other by name. */
export const nameCases = {
  'slug/duplicate': [
    {
      when: 'two pieces have one file name',
      tree: { [suez]: article(), 'content/articles/en/2022/suez.md': tollsArticle },
      told: `content/articles/en/2023/suez.md:1:1 error slug/duplicate: The slug "suez" is that of content/articles/en/2022/suez.md too.
  Give one of the two files another name.`,
      mended: { 'content/articles/en/2022/suez.md': null, [tolls]: tollsArticle },
    },
  ],
  'slug/reserved': [
    {
      when: 'a page is called as a section of the site',
      tree: { 'content/pages/en/tags.md': page() },
      told: `content/pages/en/tags.md:1:1 error slug/reserved: The site needs the address "tags" for itself.
  Give the file another name.`,
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
      told: `content/articles/en/2023/café.md:1:1 error slug/look-alike: The slug "café" looks like that of content/articles/en/2022/café.md.
  Give one of the two files another name.`,
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
      told: `content/articles/en/2023/ﬁve.md:1:1 error slug/look-alike: The slug "ﬁve" looks like that of content/articles/en/2022/five.md.
  Give one of the two files another name.`,
      mended: { 'content/articles/en/2023/ﬁve.md': null, [suez]: article() },
    },
  ],
  'slug/form': [
    {
      when: 'a file name holds spaces and capitals',
      tree: { 'content/articles/en/2023/Suez Delays (2).md': article() },
      told: `content/articles/en/2023/Suez Delays (2).md:1:1 error slug/form: The file's name makes a bad address: it holds capital letters.
  Call the file \`suez-delays-2.md\`.`,
      mended: {
        'content/articles/en/2023/Suez Delays (2).md': null,
        'content/articles/en/2023/suez-delays-2.md': article(),
      },
    },
  ],
  'title/duplicate': [
    {
      when: 'two pieces have one headline but for signs',
      tree: {
        [tolls]: article({ title: '“Suez Delays”', published: '2022-05-04T10:00' }),
        [suez]: article(),
      },
      told: `content/articles/en/2023/suez.md:2:8 warning title/duplicate: The title is that of content/articles/en/2022/tolls.md too: "Read more" lines could not tell them apart.
  Say in the title what sets this piece apart, its date for instance.`,
      mended: { [suez]: article({ title: 'Suez delays in March' }) },
    },
  ],
  'title/letters': [
    inFront(
      'a headline holds letters that no font has',
      { title: 'The road of 丝绸 and 🚚' },
      `content/articles/en/2023/suez.md:2:8 warning title/letters: The picture of the headline that networks show leaves out "丝" "绸" "🚚": no font has it.
  Write it in other letters, if readers need it there; the page itself shows it.`,
      { title: 'The road of Հայաստան, საქართველო, ישראל and भारत' },
    ),
  ],
  'summary/too-long': [
    inFront(
      'the summary goes on and on',
      { summary: 'Very long. '.repeat(30) },
      `content/articles/en/2023/suez.md:6:10 warning summary/too-long: The summary has 329 characters; lists and search engines show 220.
  Say it in one or two shorter sentences.`,
    ),
  ],
  'author/unknown': [
    {
      when: 'an id is misspelt',
      tree: { 'content/authors/anna.md': author(), [suez]: article({ byline: ['ana'] }) },
      told: `content/articles/en/2023/suez.md:5:9 error author/unknown: There is no author "ana". Did you mean "anna"?
  Write content/authors/ana.md, mend the name, or write a desk's name with capitals and spaces.`,
      mended: { [suez]: article({ byline: ['anna'] }) },
    },
    {
      when: 'a name is misspelt',
      tree: { 'content/authors/anna.md': author(), [suez]: article({ byline: 'Ana Karapetyan' }) },
      told: `content/articles/en/2023/suez.md:5:9 warning author/unknown: There is no author "Ana Karapetyan". Did you mean "Anna Karapetyan"?
  Write the name as in the author’s file; as it is, it leads to no page.`,
      mended: { [suez]: article({ byline: 'Anna Karapetyan' }) },
    },
  ],
  'author/ambiguous': [
    {
      when: 'two authors have the name',
      tree: {
        'content/authors/anna.md': author(),
        'content/authors/anna-b.md': author(),
        [suez]: article({ byline: 'Anna Karapetyan' }),
      },
      told: `content/articles/en/2023/suez.md:5:9 error author/ambiguous: 2 authors are called "Anna Karapetyan": content/authors/anna-b.md, content/authors/anna.md.
  Write the id of the one who is meant: anna-b or anna.`,
      mended: { [suez]: article({ byline: 'anna-b' }) },
    },
  ],
  'thread/unknown': [
    {
      when: 'a thread is misspelt',
      tree: { 'content/threads/en/canal.md': thread(), [suez]: article({ thread: 'cannal' }) },
      told: `content/articles/en/2023/suez.md:7:9 error thread/unknown: There is no thread "cannal" in this language. Did you mean "canal"?
  Write content/threads/en/cannal.md, or mend the name.`,
      mended: { [suez]: article({ thread: 'canal' }) },
    },
    {
      when: 'a thread is not in the language',
      tree: { 'content/threads/fa/canal.md': thread(), [suez]: article({ thread: 'canal' }) },
      told: `content/articles/en/2023/suez.md:7:9 error thread/unknown: There is no thread "canal" in this language.
  Write content/threads/en/canal.md, or mend the name.`,
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
      told: `content/articles/en/2022/tolls.md:7:7 error tag/collision: The tags "Suez Canal" and "Suez canal" would share the address "suez-canal".
  "Suez canal" is in content/articles/en/2023/suez.md:7. Write both the same way, or give one of them another name.
content/articles/en/2023/suez.md:7:7 error tag/collision: The tags "Suez canal" and "Suez Canal" would share the address "suez-canal".
  "Suez Canal" is in content/articles/en/2022/tolls.md:7. Write both the same way, or give one of them another name.`,
      mended: { [suez]: article({ tags: ['Suez Canal'] }) },
    },
    inFront(
      'a tag has no letters',
      { tags: ['?!'] },
      `content/articles/en/2023/suez.md:7:7 error tag/collision: The tag "?!" has no letter or digit that an address could show.
  Write it in words.`,
      { tags: ['Questions'] },
    ),
  ],
  'alias/unusable': [
    inFront(
      'an alias is a query',
      { aliases: ['/?p=123'] },
      `content/articles/en/2023/suez.md:7:10 error alias/unusable: No page can stand at "/?p=123": a static host does not look at what follows ? or #.
  Write the path of the old address, as /2019/05/old-name/.`,
      { aliases: ['/p/123/'] },
    ),
    inFront(
      'an alias leads out of the site',
      { aliases: ['../../x'] },
      `content/articles/en/2023/suez.md:7:10 error alias/unusable: No page can stand at "../../x": one of its parts is empty or only dots.
  Write the path of the old address, as /2019/05/old-name/.`,
      { aliases: ['/x'] },
    ),
  ],
  'alias/collision': [
    {
      when: 'an alias is where another piece is',
      tree: { [tolls]: tollsArticle, [suez]: article({ aliases: ['/2022/tolls/'] }) },
      told: `content/articles/en/2023/suez.md:7:10 error alias/collision: The alias "/2022/tolls/" is already the address of content/articles/en/2022/tolls.md.
  Take it out, or mend it.`,
      mended: { [suez]: article({ aliases: ['/2022/old-tolls/'] }) },
    },
    {
      when: 'an alias of a page is where a piece is',
      tree: { [tolls]: tollsArticle, [about]: page({ aliases: ['/2022/tolls/'] }) },
      told: `content/pages/en/about.md:4:10 error alias/collision: The alias "/2022/tolls/" is already the address of content/articles/en/2022/tolls.md.
  Take it out, or mend it.`,
      mended: { [about]: page({ aliases: ['/company/about-us/'] }) },
    },
    inFront(
      'an alias is where the archive is',
      { aliases: ['/archive/'] },
      `content/articles/en/2023/suez.md:7:10 error alias/collision: The alias "/archive/" is already the address of a page of the site.
  Take it out, or mend it.`,
    ),
  ],
  'translation/unknown': [
    {
      when: 'the original cannot be found',
      tree: {
        [suez]: article(),
        'content/articles/fa/2023/suez.md': article({ title: 'سوئز', translationOf: 'Suez delys' }),
      },
      told: `content/articles/fa/2023/suez.md:7:16 error translation/unknown: There is no article "Suez delys". Did you mean "Suez delays"?
  Write the id of the original: its language, year and file name, as \`en/2023/slug\`.`,
      mended: {
        'content/articles/fa/2023/suez.md': article({ title: 'سوئز', translationOf: 'suez' }),
      },
    },
  ],
  'translation/same-language': [
    {
      when: 'the original is in the same language',
      tree: { [tolls]: tollsArticle, [suez]: article({ translationOf: 'en/2022/tolls' }) },
      told: `content/articles/en/2023/suez.md:7:16 error translation/same-language: "en/2022/tolls" is in the same language as this piece.
  Name the piece in the other language, or take the line out.`,
      mended: { [suez]: article() },
    },
  ],
} satisfies Readonly<Record<string, readonly RuleCase[]>>;
