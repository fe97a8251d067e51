import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { contentTypes, toFrontMatterSchema, toSchemaFile } from '../desk/front-matter-schemas.ts';
import { writeEditorHelp } from '../desk/editor-help.ts';

for (const type of contentTypes) {
  const file = toSchemaFile(type);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, toFrontMatterSchema(type));
}
await writeEditorHelp(process.cwd());
console.log(`Written: ${contentTypes.map(toSchemaFile).join(', ')}.`);
