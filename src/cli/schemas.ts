import { parseArgs } from 'node:util';
import { writeEditorHelp } from '../desk/editor-help.ts';
import { contentTypes, toFrontMatterSchema, toSchemaFile } from '../desk/front-matter-schemas.ts';
import { changeFiles } from '../support/file-changes.ts';
import { end, runCommand, succeed } from './ended.ts';

const usage = `Writes the schemas by which editors complete front matter, and what Visual Studio Code offers of this publication.

Example: npm run schemas`;

const writeAll = (): Promise<void> =>
  changeFiles('.', async (changes) => {
    for (const type of contentTypes) changes.write(toSchemaFile(type), toFrontMatterSchema(type));
    await writeEditorHelp(process.cwd(), changes.write);
  });

end(
  await runCommand(
    () => parseArgs({ options: {} }),
    usage,
    async () => {
      await writeAll();
      return succeed(`Written: ${contentTypes.map(toSchemaFile).join(', ')}.`);
    },
  ),
);
