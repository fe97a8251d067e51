import { fail, type Ended } from './ended.ts';
import type { ImportCommand, Surroundings } from './import-command.ts';
import { importMarkdown } from './import-markdown.ts';
import { importText } from './import-text.ts';
import { importWordpress } from './import-wordpress.ts';

const commands: Readonly<Record<string, ImportCommand>> = {
  wordpress: importWordpress,
  markdown: importMarkdown,
  text: importText,
};

const usage = `Brings texts in from elsewhere. Nothing that a person has edited is written over.
${Object.values(commands)
  .map((command) => command.usage)
  .join('\n')}`;

/**
 * Runs one way of importing.
 *
 * @param args What follows the command's own name.
 */
export const runImport = async (args: readonly string[], around: Surroundings): Promise<Ended> => {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command ? command.run(rest, around) : fail(usage, 2);
};
