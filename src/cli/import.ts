import { now } from '../config.ts';
import { askFront } from './ask-front.ts';
import { isTerminal } from './is-terminal.ts';
import { collectEarly } from '../importer/collect-early.ts';
import { runImport } from './run-import.ts';

collectEarly();
const { code, out, error } = await runImport(process.argv.slice(2), {
  root: process.cwd(),
  now,
  ask: isTerminal() ? askFront : undefined,
});
if (out !== '') console.log(out);
if (error !== '') console.error(error);
process.exitCode = code;
