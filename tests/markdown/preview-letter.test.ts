import { expect, it } from 'vitest';
import { previewLetter } from '../../src/markdown/preview-letter.ts';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';

it.each([
  ['en', 'One *word* and **another**.\n\nA second "paragraph" -- it\'s here...'],
  ['en', '> A quotation\n\n1. one\n2. two\n\n- three'],
  ['en', 'See [this](https://a.example/x) and https://b.example/y.'],
  ['en', 'Look: <script>alert(1)</script> ![x](https://a.example/x.png) [y](javascript:alert(1))'],
  [
    'en',
    '# A headline\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```js\nx\n```\n\n~~gone~~ and a note[^1].\n\n[^1]: here',
  ],
  ['fa', 'این "نامه" را *بخوانید*.\n\n> نقل قول'],
] as const)('the service shows a letter in %s as the site does: %s', async (language, text) => {
  const { html } = await renderMarkdown(text, { language, kind: 'letter' });
  expect(await previewLetter(text)).toBe(html);
});
