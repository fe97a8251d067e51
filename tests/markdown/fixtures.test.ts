import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/markdown/render-markdown.ts';
import { toMessageLines } from './message-lines.ts';

const folder = join(import.meta.dirname, 'fixtures');

/**
 * Each folder holds `input.md` and what comes of it: `output.html`, and where there is any, `messages.txt`,
 * `data.json` (mentions and headings) and `text.txt`. A name that ends in `-fa` is rendered as Persian.
 * `vitest run tests/markdown -u` writes them anew; read the difference before you keep it.
 */
describe('fixtures', async () => {
  for (const name of await readdir(folder)) {
    test(name, async () => {
      const body = await readFile(join(folder, name, 'input.md'), 'utf8');
      const language = name.endsWith('-fa') ? 'fa' : 'en';
      const { html, text, messages, ...data } = await renderMarkdown(body, { language });
      const found = Object.entries(data).filter(([, mentions]) => mentions.length > 0);
      const outcome = {
        'output.html': `${html}\n`,
        'messages.txt': toMessageLines(messages),
        'data.json': found.length > 0 ? toJson(Object.fromEntries(found)) : '',
        'text.txt': name.startsWith('text') ? `${text}\n` : '',
      };
      const files = await readdir(join(folder, name));
      for (const [file, content] of Object.entries(outcome)) {
        if (content === '') expect(files).not.toContain(file);
        else await expect(content).toMatchFileSnapshot(join(folder, name, file));
      }
    });
  }
});

/** One mention a line: short enough to review. */
const toJson = (data: Readonly<Record<string, unknown>>): string => {
  const lists = Object.entries(data).map(
    ([key, list]) =>
      `  ${JSON.stringify(key)}: [\n${(list as unknown[]).map((each) => `    ${toLine(each)}`).join(',\n')}\n  ]`,
  );
  return `{\n${lists.join(',\n')}\n}\n`;
};

const toLine = (mention: unknown): string =>
  JSON.stringify(mention).replaceAll('},{', '},\n      {').replace('[{', '[\n      {');
