import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';

const findLeadIn = async (body: string): Promise<string | undefined> => {
  const { html } = await renderMarkdown(body, { language: 'en' });
  return /<tl-lead-in>(.*?)<\/tl-lead-in>/s.exec(html)?.[1];
};

test.each([
  ['Caucasus Desk – They met.', 'Caucasus Desk'],
  ['Caucasus Desk — They met.', 'Caucasus Desk'],
  ['Caucasus Desk - They met.', 'Caucasus Desk'],
  ['Caucasus Desk -- They met.', 'Caucasus Desk'],
  ['Caucasus Desk\n– They met.', 'Caucasus Desk'],
  ['Nagorno-Karabakh Desk – They met.', 'Nagorno-Karabakh Desk'],
  ['YEREVAN, Armenia (Desk) — They met.', 'YEREVAN, Armenia (Desk)'],
  ['U.S. Desk of St. Louis – They met.', 'U.S. Desk of St. Louis'],
  ['**Law Desk** – They met.', '<strong>Law Desk</strong>'],
  ['**Law Desk –** They met.', '<strong>Law Desk</strong>'],
  ['*Law* **Desk** – They met.', '<em>Law</em> <strong>Desk</strong>'],
  ['میز قفقاز – دیدار کردند.', 'میز قفقاز'],
  ['![A](a.jpg)\n\nLaw Desk – They met.', 'Law Desk'],
])('%j begins with a name', async (body, name) => {
  expect(await findLeadIn(body)).toBe(name);
});

test.each([
  'Caucasus Desk: they met – again.',
  'It was late. And then – nothing.',
  'Why – because.'.replace('Why', 'Why?'),
  'Caucasus Desk–They met.',
  'Caucasus Desk- They met.',
  'One two three four five six seven eight nine – too long.',
  '– They met – again.',
  'They met.\n\nLaw Desk – Not first.',
  '> Law Desk – In a quote.',
  'Desk[^1] – They met.\n\n[^1]: Note.',
  '![A](a.jpg) Desk – They met.',
  '',
])('%j does not', async (body) => {
  expect(await findLeadIn(body)).toBeUndefined();
});
