import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { colours } from '../../src/output/colours.ts';

test('pictures have the colours of the pages', async () => {
  const css = await readFile(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
  const { paper, ink, quiet, accent } = colours;
  for (const [name, colour] of Object.entries({ paper, ink, quiet, accent }))
    expect(css).toContain(`--${name}: ${colour};`);
});
