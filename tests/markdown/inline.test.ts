import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';

const render = async (body: string, language: 'en' | 'fa' = 'en'): Promise<string> =>
  (await renderMarkdown(body, { language })).html.replace(/^<p>|<\/p>$/g, '');

test.each([
  ['رسانه‌ها **«دالان»**ی می‌نامند', 'رسانه‌ها <strong>«دالان»</strong>ی می‌نامند'],
  ['*«پل»*‌ها', '<em>«پل»</em>‌ها'],
  ['the **(so-called)**corridor', 'the <strong>(so-called)</strong>corridor'],
  ['a **“road”**block', 'a <strong>“road”</strong>block'],
  ['a **"road"**block', 'a <strong>“road”</strong>block'],
  ['これは**「重要」**です', 'これは<strong>「重要」</strong>です'],
  ['这是**我想做的事。**所以', '这是<strong>我想做的事。</strong>所以'],
  ['**5 %**من', '<strong>5 %</strong>من'],
  ['un**(happy)**', 'un<strong>(happy)</strong>'],
  ['***«x»***y', '<em><strong>«x»</strong></em>y'],
  // What CommonMark reads already, it reads the same.
  ['*foo (*bar*)*', '<em>foo (<em>bar</em>)</em>'],
  [
    '**Gomphocarpus (*G. physocarpus*, syn. *A. physocarpa*)**',
    '<strong>Gomphocarpus (<em>G. physocarpus</em>, syn. <em>A. physocarpa</em>)</strong>',
  ],
  ['«**bold**» and "**bold**" text', '«<strong>bold</strong>» and “<strong>bold</strong>” text'],
  ['2 * 3 * 4 and 2**3', '2 * 3 * 4 and 2**3'],
  ['*a*b and **a**b', '<em>a</em>b and <strong>a</strong>b'],
  ['__«x»__y snake_case_name', '__«x»__y snake_case_name'],
])('%s is emphasized as meant', async (typed, html) => {
  expect(await render(typed)).toBe(html);
});

const link = (shown: string, href = shown): string => `<a href="${href}">${shown}</a>`;
const report = link('https://example.org/report');

test.each([
  ['بنگرید به https://example.org/report، که', `بنگرید به ${report}، که`],
  ['https://example.org/report؛ سپس', `${report}؛ سپس`],
  ['آیا https://example.org/report؟', `آیا ${report}؟`],
  ['(https://example.org/report)، سپس', `(${report})، سپس`],
  ['«https://example.org/report»', `«${report}»`],
  ['“https://example.org/report.” ‘x’', `“${report}.” ‘x’`],
  ['https://example.org/report—and https://example.org/report…', `${report}—and ${report}…`],
  ['https://example.org/report，https://example.org/report。', `${report}，${report}。`],
  ['www.example.org، x', `${link('www.example.org', 'http://www.example.org')}، x`],
  [
    'https://example.org/گزارش، x',
    `${link('https://example.org/گزارش', 'https://example.org/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4')}، x`,
  ],
  ['https://example.org/a_(b)، x', `${link('https://example.org/a_(b)')}، x`],
  ['desk@example.org، x', `${link('desk@example.org', 'mailto:desk@example.org')}، x`],
  // An address in brackets is whatever is typed there.
  ['<https://example.org/a،b>', link('https://example.org/a،b', 'https://example.org/a%D8%8Cb')],
])('the address in %s ends before the signs of the sentence', async (typed, html) => {
  expect(await render(typed)).toBe(html);
});

test.each([
  ['200~300 trucks and 400~500 cars', '200~300 trucks and 400~500 cars'],
  ['~~withdrawn~~ text', '<del>withdrawn</del> text'],
  ['The page "https://example.org/report" is "gone".', `The page “${report}” is “gone”.`],
  [
    "see 'www.example.org', it's",
    `see ‘${link('www.example.org', 'http://www.example.org')}’, it’s`,
  ],
  [
    'at night--desk@example.org, x--y',
    `at ${link('night--desk@example.org', 'mailto:night--desk@example.org')}, x–y`,
  ],
  ['He said:"It is closed." Yes;"no".', 'He said:“It is closed.” Yes;“no”.'],
  ['"Stop."Go', '“Stop.”Go'],
])('%s is printed as meant', async (typed, html) => {
  expect(await render(typed)).toBe(html);
});

test('code runs from left to right in a text that does not', async () => {
  const typed = 'دستور `a --b`.\n\n```sh\na --b # c.\n```';
  expect(await render(typed, 'fa')).toMatch(
    /<code dir="ltr">a[^]*<pre dir="ltr"><code class="language-sh" dir="ltr"/,
  );
  expect(await render(typed)).not.toContain('dir=');
});
