import { parseArgs } from 'node:util';
import { explainDisk } from '../support/disk-errors.mjs';
import { didYouMean } from '../records/fold.ts';
import { fail, runCommand, succeed, toWords, type Ended } from './ended.ts';
import { commands, options } from './letters-commands.ts';
import { toContext } from './letters-context.ts';

const usage = `Moderates letters. Nothing reaches content/ that was not approved.
  npm run letters                       what waits (--all: everything in the inbox)
  npm run letters -- read ID            one letter, whole
  npm run letters -- approve ID         writes its file, ready to commit (--article ID, --alone)
  npm run letters -- edit ID            in $EDITOR (or --name "…", --text "…")
  npm run letters -- answer ID          the editors' answer: --by "…" (--text "…")
  npm run letters -- correction ID      links the correction that it led to: --text ADDRESS
  npm run letters -- reject ID          --reason "…"
  npm run letters -- hold ID            (--reason "…")
  npm run letters -- spam ID
  npm run letters -- undo               takes the last step back
  npm run letters -- reply-address ID   opens the address of its writer
  npm run letters -- add FILE           .eml, .json, .csv (Netlify), .xml (WordPress) (--article ID)
  npm run letters -- remove ID          takes a letter off the site
  npm run letters -- clean              erases what was decided more than --days 30 ago
  npm run letters -- keys [FILE]        makes the key pair that letters are sealed with
  npm run letters -- seal               seals the letters of an inbox of an earlier edition

  --all, --article ID, --alone, --reason "…", --name "…", --text "…", --by "…", --days N: see above
  --json  prints JSON, with each of them

Example: npm run letters -- approve k7f3q2mz`;

/** @throws With what is wrong with the arguments. */
const readArguments = (args: readonly string[]) => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [name = 'list', argument, ...others] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new Error(`There is no "${name}" of letters.${didYouMean(name, Object.keys(commands))}`);
  if (others.length > 0) throw new Error('One letter or file is named at a time.');
  return { command, argument, values };
};

/**
 * Runs one command about letters in the project below `root`.
 *
 * @param args What follows the command's own name.
 */
export const runLetters = (
  args: readonly string[],
  root: string,
  environment: NodeJS.ProcessEnv,
): Promise<Ended> =>
  runCommand(
    () => readArguments(args),
    usage,
    async ({ command, argument, values }) => {
      const context = toContext(root, environment);
      const said = await command(context, argument, values).catch((error: unknown) => ({
        fault:
          explainDisk(error) ??
          `The inbox in ${context.inboxFolder} could not be used: ${toWords(error)}`,
      }));
      const isJson = values.json === true;
      if (!('fault' in said))
        return succeed(isJson ? JSON.stringify(said.value, null, 2) : said.text);
      return isJson
        ? { code: 1, out: JSON.stringify({ fault: said.fault }), error: '' }
        : fail(said.fault);
    },
  );
