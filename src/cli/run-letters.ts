import { parseArgs } from 'node:util';
import { explainDisk } from '../support/disk-errors.mjs';
import { commands, options, type Values } from './letters-commands.ts';
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
With --json, all of them speak to programs.`;

/** What a command says, and the exit code that it ends with. */
export interface Ended {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

const parse = (
  args: readonly string[],
): { values: Values; positionals: readonly string[] } | undefined => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    return undefined;
  }
};

/**
 * Runs one command about letters in the project below `root`.
 *
 * @param args What follows the command's own name.
 */
export const runLetters = async (
  args: readonly string[],
  root: string,
  environment: NodeJS.ProcessEnv,
): Promise<Ended> => {
  const parsed = parse(args);
  const [name = 'list', argument, ...others] = parsed?.positionals ?? [];
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (parsed === undefined || command === undefined || others.length > 0) {
    return { code: 2, out: '', error: usage };
  }
  const context = toContext(root, environment);
  const said = await command(context, argument, parsed.values).catch((error: unknown) => ({
    fault:
      explainDisk(error) ??
      `The inbox in ${context.inboxFolder} could not be used: ${error instanceof Error ? error.message : String(error)}`,
  }));
  const isJson = parsed.values.json === true;
  if (!('fault' in said)) {
    return { code: 0, out: isJson ? JSON.stringify(said.value, null, 2) : said.text, error: '' };
  }
  return isJson
    ? { code: 1, out: JSON.stringify({ fault: said.fault }), error: '' }
    : { code: 1, out: '', error: said.fault };
};
