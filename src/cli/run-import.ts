import { didYouMean } from '../records/fold.ts';
import { fail, isHelp, succeed, type Ended } from './ended.ts';
import type { ImportCommand, Surroundings } from './import-command.ts';
import { importMarkdown } from './import-markdown.ts';
import { importText } from './import-text.ts';
import { importWordpress } from './import-wordpress.ts';

const commands: Readonly<Record<string, ImportCommand>> = {
  wordpress: importWordpress,
  markdown: importMarkdown,
  text: importText,
};

const usage = `Imports texts from elsewhere. Nothing that a person has edited is overwritten.
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
  if (isHelp(name)) return succeed(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command.run(rest, around);
  const fault =
    name === ''
      ? 'Say what is imported.'
      : `There is no "${name}" of import.${didYouMean(name, Object.keys(commands))}`;
  return fail(`${fault}\n\n${usage}`, 2);
};
