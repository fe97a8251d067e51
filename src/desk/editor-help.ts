import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findContentFiles } from '../records/find-content.ts';
import { writeWhole } from '../support/whole-file.mjs';
import { contentTypes, toFrontMatterSchema } from './front-matter-schemas.ts';

/** Where Astro's language server looks for what it knows of content, relative to the project. */
const folder = '.astro/collections';

/** Not the collections' own names: Astro writes schemas under those, of what its store holds. */
const toName = (type: string): string => `front-matter-${type}`;

/** As the language server asks for it: decoded, in small letters. */
const toEntry = (root: string, file: string): string =>
  decodeURIComponent(pathToFileURL(join(root, file)).href).toLowerCase();

/**
 * What Astro's language server, in VS Code the extension `astro-build.astro-vscode`, needs to help with the front
 * matter of Markdown files: the schemas, and a manifest that names the schema of each file. No other extension
 * helps there: that of YAML leaves Markdown alone.
 *
 * @param root The project, absolute.
 * @param files The content files, relative to it.
 * @returns Texts by file, relative to the project.
 */
export const toEditorHelp = (
  root: string,
  files: readonly string[],
): Readonly<Record<string, string>> => {
  const manifest = {
    collections: contentTypes.map((type) => ({ hasSchema: true, name: toName(type) })),
    entries: Object.fromEntries(
      files.map((file) => [toEntry(root, file), toName(file.split('/')[1] ?? '')]),
    ),
  };
  return {
    ...Object.fromEntries(
      contentTypes.map((type) => [
        `${folder}/${toName(type)}.schema.json`,
        toFrontMatterSchema(type),
      ]),
    ),
    [`${folder}/collections.json`]: JSON.stringify(manifest),
  };
};

/**
 * Writes that help, as far as it differs from what is there: editors read it anew whenever it is written.
 *
 * @param write Writes a file.
 */
export const writeEditorHelp = async (
  root: string,
  write: (path: string, text: string) => void = writeWhole,
): Promise<void> => {
  const help = toEditorHelp(root, await findContentFiles(root));
  for (const [file, text] of Object.entries(help)) {
    const path = join(root, file);
    if ((await readFile(path, 'utf8').catch(() => '')) !== text) write(path, text);
  }
};
