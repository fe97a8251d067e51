import { expect, test } from 'vitest';
import { buildTags } from '../../src/graph/tags.ts';
import { anArticle, toLines } from '../support/content.ts';

const tagged = (id: string, ...tags: string[]) =>
  anArticle({ id, tags, places: { tags: { line: 7, column: 7 } } });

test('tags are those of their language, by address, with their articles in the order given', () => {
  const [a, b, c] = [
    tagged('en/2023/a', 'Talks', 'Lachin corridor'),
    tagged('en/2023/b', 'Talks'),
    tagged('fa/2023/c', 'قره‌باغ', 'Talks'),
  ];
  expect(buildTags([b, a, c])).toEqual({
    tags: [
      { language: 'en', slug: 'lachin-corridor', name: 'Lachin corridor', articles: [a] },
      { language: 'en', slug: 'talks', name: 'Talks', articles: [b, a] },
      { language: 'fa', slug: 'talks', name: 'Talks', articles: [c] },
      { language: 'fa', slug: 'قره-باغ', name: 'قره‌باغ', articles: [c] },
    ],
    problems: [],
  });
});

test('a name in another Unicode form is the same name', () => {
  const { tags, problems } = buildTags([
    tagged('en/2023/a', 'Cafe\u0301'),
    tagged('en/2023/b', 'Caf\u00E9', 'Cafe\u0301'),
  ]);
  expect(problems).toEqual([]);
  expect(tags.map(({ name, articles }) => [name, articles.length])).toEqual([['Caf\u00E9', 2]]);
});

test('a tag may be called as anything, a page included', () => {
  expect(buildTags([tagged('en/2023/a', 'Page', '2', 'C++', 'C')]).problems).toEqual([]);
});

test('names that would share an address, or have none, are told of', () => {
  const { tags, problems } = buildTags([
    tagged('en/2023/a', 'Lachin corridor', '!!!'),
    tagged('en/2023/b', 'Lachin Corridor'),
    tagged('en/2023/c', 'قره‌باغ', 'قره باغ'),
  ]);
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "content/articles/en/2023/a.md:7:7 error tag/collision: The tag "!!!" has no letter or digit that an address could show.
      Write it in words.
    content/articles/en/2023/a.md:7:7 error tag/collision: The tags "Lachin corridor" and "Lachin Corridor" would share the address "lachin-corridor".
      "Lachin Corridor" is in content/articles/en/2023/b.md:7. Write both the same way, or give one of them another name.
    content/articles/en/2023/b.md:7:7 error tag/collision: The tags "Lachin Corridor" and "Lachin corridor" would share the address "lachin-corridor".
      "Lachin corridor" is in content/articles/en/2023/a.md:7. Write both the same way, or give one of them another name.
    content/articles/en/2023/c.md:7:7 error tag/collision: The tags "قره باغ" and "قره‌باغ" would share the address "قره-باغ".
      "قره‌باغ" is in content/articles/en/2023/c.md:7. Write both the same way, or give one of them another name."
  `);
  expect(tags.map(({ articles }) => articles.length)).toEqual([2, 1]);
});
