import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';

const findName = async (body: string): Promise<string | undefined> => {
  const { html } = await renderMarkdown(body, { language: 'en' });
  return /<figcaption>(.*?)<\/figcaption><\/figure>/s.exec(html)?.[1];
};

test.each([
  ['> Words.\n> — Name', 'Name'],
  ['> Words.\n> – Name', 'Name'],
  ['> Words.\n> -- Name', 'Name'],
  ['> Words.  \n> — Name', 'Name'],
  ['> Words.\n>\n> — Name,\n> minister', 'Name,\nminister'],
  [
    '> Words – with a dash.\n> — [Name](x.md), *minister*',
    '<a href="tl-link:0">Name</a>, <em>minister</em>',
  ],
  ['> - item\n>\n> — Name', 'Name'],
])('%j names its speaker', async (body, name) => {
  expect(await findName(body)).toBe(name);
});

test.each([
  '> — Name',
  '> Words.\n> —Name',
  '> Words.\n> - Name',
  '> Words — Name',
  '> Words.\n> — Name\n>\n> More words.',
  'Words.\n— Name',
  '> Words.\n> —',
])('%j does not', async (body) => {
  expect(await findName(body)).toBeUndefined();
});

test('no word of a quote is lost', async () => {
  const { text } = await renderMarkdown('> *One\n> — two*\n>\n> three\n> — four', {
    language: 'en',
  });
  expect(text).toBe('One — two\nthree\nfour');
});
