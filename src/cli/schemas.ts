import { writeEditorHelp } from '../desk/editor-help.ts';
import { contentTypes, toFrontMatterSchema, toSchemaFile } from '../desk/front-matter-schemas.ts';
import { changeFiles } from '../support/file-changes.ts';
import { end, runCommand, succeed } from './ended.ts';

const writeAll = (): Promise<void> =>
  changeFiles('.', async (changes) => {
    for (const type of contentTypes) changes.write(toSchemaFile(type), toFrontMatterSchema(type));
    await writeEditorHelp(process.cwd(), changes.write);
  });

end(
  await runCommand(
    () => undefined,
    '',
    async () => {
      await writeAll();
      return succeed(`Written: ${contentTypes.map(toSchemaFile).join(', ')}.`);
    },
  ),
);
