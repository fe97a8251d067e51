import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/records/read-body.ts';
import { toLines, writeTree } from '../support/content.ts';

const file = 'content/articles/en/2023/suez-delays.md';
const svg = '<svg></svg>';

describe('the places of a text are those of its file', () => {
  test('of mentions', async () => {
    const root = await writeTree({ 'content/articles/en/2023/map.svg': svg });
    const text = 'See [this](x.md).\n\n![A map](map.svg)\n\nRead more: One; Two';
    const { body, problems } = await readBody(root, file, text, 8, 'en');
    expect(problems).toEqual([]);
    expect(body.links).toMatchObject([{ href: 'x.md', line: 9, column: 5 }]);
    expect(body.images).toMatchObject([
      { src: 'content/articles/en/2023/map.svg', line: 11, column: 1 },
    ]);
    expect(body.readMores).toMatchObject([
      {
        line: 13,
        column: 1,
        parts: [
          { text: 'One', line: 13, column: 12 },
          { text: 'Two', line: 13, column: 17 },
        ],
      },
    ]);
    expect(body).not.toHaveProperty('messages');
  });

  test('of problems, in the Markdown and with its pictures', async () => {
    const root = await writeTree({ 'content/articles/en/2023/map.svg': svg });
    const text = '# Suez\n\n![A map](mop.svg) and ![](map.svg)';
    const { body, problems } = await readBody(root, file, text, 8, 'en');
    expect(toLines(problems)).toMatchInlineSnapshot(`
      "content/articles/en/2023/suez-delays.md:9:1 error heading/second-headline: A heading with one number sign is a headline, and the page already has one: its title.
        Begin the line with "## "; a line of "=" below the words means the same as one "#".
      content/articles/en/2023/suez-delays.md:11:23 error image/missing-alt: The picture has no description for those who cannot see it.
        Say what it shows, between the square brackets: ![A convoy at the checkpoint](./convoy.jpg).
      content/articles/en/2023/suez-delays.md:11:1 error image/missing: There is no picture "mop.svg". Did you mean "map.svg"?
        Pictures lie beside the article, in content/articles/en/2023/."
    `);
    expect(body.images.map(({ src }) => src)).toEqual(['', 'content/articles/en/2023/map.svg']);
  });
});

test.each(['', ' \n\n'])('%j is no text', async (text) => {
  const { body, problems } = await readBody('/nowhere', file, text, 8, 'en');
  expect(body.html).toBe('');
  expect(toLines(problems)).toMatchInlineSnapshot(`
    "content/articles/en/2023/suez-delays.md:9:1 error file/empty: There is no text after the front matter.
      Write the text below the second line of hyphens."
  `);
});
