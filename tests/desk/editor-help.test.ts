import { stat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { writeEditorHelp } from '../../src/desk/editor-help.ts';
import { writeTree } from '../support/content.ts';
import { startLanguageServer } from '../support/language-server.ts';

const file = 'content/articles/fa/2023/دیدار-دوم.md';
const text = '---\ntitle: X\nkind: anal\nsumary: x\n\n---\nText.\n';

test('Astro’s language server completes, explains and checks the front matter of a Markdown file', async () => {
  const root = await writeTree({ [file]: text });
  await writeEditorHelp(root);
  const server = await startLanguageServer(root);
  onTestFinished(server.close);
  const uri = pathToFileURL(join(root, file)).href;
  const textDocument = { uri, languageId: 'markdown', version: 1, text };
  server.tell('textDocument/didOpen', { textDocument });
  const at = (line: number, character: number) => ({
    textDocument: { uri },
    position: { line, character },
  });
  const told = async (method: string, params: object) =>
    JSON.stringify(await server.ask(`textDocument/${method}`, params));
  expect(await told('hover', at(2, 1))).toContain('What sort of piece it is.');
  expect(await told('hover', at(1, 1))).toContain('In Khojaly, a second meeting');
  const keys = await told('completion', { ...at(4, 0), context: { triggerKind: 1 } });
  expect(keys).toContain('"label":"translationOf"');
  expect(keys).toContain('The piece that this one translates');
  const values = await told('completion', { ...at(2, 8), context: { triggerKind: 1 } });
  expect(values).toContain('"label":"explainer"');
  expect(await told('diagnostic', { textDocument: { uri } })).toContain('sumary is not allowed');
}, 30_000);

test('what has not changed is not written again', async () => {
  const root = await writeTree({ [file]: text });
  await writeEditorHelp(root);
  const manifest = join(root, '.astro/collections/collections.json');
  const { mtimeMs } = await stat(manifest);
  await writeEditorHelp(root);
  expect((await stat(manifest)).mtimeMs).toBe(mtimeMs);
  expect(await readFile(manifest, 'utf8')).toContain('دیدار-دوم.md":"front-matter-articles"');
});
