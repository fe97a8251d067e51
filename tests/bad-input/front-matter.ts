import { article, page } from '../support/content.ts';
import { alone, asFile, folder, needed, suez, typed, type BadInput } from './bad-input.ts';

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'])
  bomb.push(`${to ?? ''}: &${to ?? ''} [${`*${from ?? ''},`.repeat(10)}]`);

const title = 'title: Suez';

/** What stands above a text and should not. */
export const frontMatter: readonly BadInput[] = [
  typed('a tab in YAML', ['front-matter/broken'], title, ...needed, 'image:', '\tfile: a.svg'),
  typed('an unclosed quote', ['front-matter/broken'], 'title: "Suez', ...needed),
  typed('an unclosed bracket', ['front-matter/broken'], title, ...needed, 'tags: [a, b'),
  asFile(
    'no closing line',
    ['front-matter/missing'],
    ['---', title, ...needed, 'The text.'].join('\n'),
  ),
  asFile('no front matter at all', ['front-matter/missing'], 'The text.\n'),
  typed('a key twice', ['front-matter/broken'], title, title, ...needed),
  typed('an alias bomb', ['front-matter/broken'], title, ...needed, ...bomb),
  typed('brackets 10,000 deep', ['front-matter/broken'], `title: ${'['.repeat(10_000)}`, ...needed),
  typed('__proto__', ['front-matter/unknown-key'], title, ...needed, '__proto__: {draft: true}'),
  typed('constructor', ['front-matter/unknown-key'], title, ...needed, 'constructor: x'),
  typed(
    'a tag of YAML, which is taken for no more than a text',
    [],
    'title: !!js/function "x"',
    ...needed,
  ),
  typed('the title no', [], 'title: no', ...needed),
  typed('the title 2024', ['front-matter/wrong-type'], 'title: 2024', ...needed),
  typed('the title null', ['front-matter/wrong-type'], 'title: null', ...needed),
  typed('no title', ['front-matter/wrong-type'], 'title:', ...needed),
  typed('a list of keys', ['front-matter/broken'], '- title', '- kind'),
  typed('tags as a text', [], title, ...needed, 'tags: Lachin corridor'),
  typed('tags as numbers', ['front-matter/wrong-type'], title, ...needed, 'tags: [2023]'),
  { ...asFile('TOML', ['front-matter/missing'], '+++\ntitle = "Suez"\n+++\nText.'), says: 'TOML' },
  {
    ...typed('a typo in a key', ['front-matter/unknown-key'], title, ...needed, 'tagz: a'),
    says: '"tags"',
  },
  alone('a date without a zone', [], { published: '2023-03-02T10:00' }),
  alone('a date without a time', [], { published: '2023-03-02' }),
  alone('a date that can be two', ['date/ambiguous'], { published: '03/02/2023' }),
  alone('30 February', ['date/impossible'], { published: '2023-02-30T10:00' }),
  alone('the year 0', ['date/impossible'], { published: '0000-03-02T10:00' }),
  alone('the year 9999', ['date/impossible'], { published: '9999-12-31T23:59' }),
  {
    ...alone('a Jalali date', ['date/impossible'], { published: '1402-12-11T10:00' }),
    says: 'Persian or the Islamic calendar',
  },
  alone('Persian digits', [], { published: '۲۰۲۳-۰۳-۰۲T۱۰:۰۰' }),
  alone('a Jalali date in Persian digits', ['date/impossible'], { published: '۱۴۰۲-۱۲-۱۱T۱۰:۰۰' }),
  alone('updated before published', ['date/updated-before-published'], {
    updated: '2020-01-01T10:00',
  }),
  alone('a time that the clocks skipped or no clock has', ['date/impossible'], {
    published: '2023-03-02T24:00',
  }),
  {
    what: 'one slug in two years',
    tree: {
      [suez]: article({ title: 'A' }),
      'content/articles/en/2022/suez.md': article({ title: 'B', published: '2022-03-02T10:00' }),
    },
    told: ['slug/duplicate'],
    articles: 2,
  },
  alone('../x as a thread', ['thread/unknown'], { thread: '../x' }),
  alone('../x as an author', [], { byline: '../x' }),
  alone('../x as an alias', ['alias/unusable'], { aliases: ['/../x/'] }),
  alone('../x as an id', ['id/form'], { id: 'en/2023/../x' }),
  alone('an alias longer than a file’s name', ['alias/unusable'], {
    aliases: [`/${'ا'.repeat(130)}/`],
  }),
  alone('../x as a picture', ['image/outside'], { image: { file: '../../../../x.svg', alt: 'X' } }),
  ...['tags', 'Search', 'fa', 'index'].map((slug): BadInput => ({
    what: `the reserved slug ${slug}`,
    tree: { [`content/pages/en/${slug}.md`]: page() },
    told: ['slug/reserved'],
    articles: 0,
  })),
  alone('the tag ؟', ['tag/collision'], { tags: ['؟'] }),
  alone('an emoji as a tag', ['tag/collision'], { tags: ['🕊️'] }),
  alone('a tag longer than a file’s name', ['tag/collision'], { tags: ['会'.repeat(100)] }),
  alone('C, C++ and C#', [], { tags: ['C', 'C++', 'C#'] }),
  alone('a tag with ZWNJ, and with a space', ['tag/collision'], { tags: ['گفت‌وگو', 'گفت وگو'] }),
  alone('a tag with ZWNJ, and without', [], { tags: ['قره‌باغ', 'قرهباغ'] }),
  alone('one tag with Arabic ك, and with Persian ک', [], { tags: ['كانال', 'کانال'] }),
  alone('Turkish İ', ['tag/collision'], { tags: ['İstanbul', 'Istanbul'] }),
  {
    what: 'Arabic ك where the title has ک',
    tree: {
      'content/articles/fa/2023/a.md': article({ title: 'كانال سوئز' }),
      'content/articles/fa/2023/b.md': article({ title: 'ب' }, 'بیشتر بخوانید: کانال سوئز'),
    },
    told: [],
  },
  alone('</script> and ]]> in a title', [], {
    title: '</script><script>alert(1)</script> ]]> <!--',
  }),
  alone('a bidi override in a title', ['text/bidi-override'], { title: 'Not \u202Eefas' }),
  alone('a lone surrogate', ['text/control-character'], { title: 'A \uD800 b' }),
  {
    what: 'a summary in two languages',
    tree: { [`${folder}/a.md`]: article({ summary: { en: 'A', fa: 'ب' } }) },
    told: ['front-matter/wrong-type'],
  },
];
