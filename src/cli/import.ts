import { now } from '../config.ts';
import { askFront } from './ask-front.ts';
import { end } from './ended.ts';
import { isTerminal } from './is-terminal.ts';
import { collectEarly } from '../importer/collect-early.ts';
import { runImport } from './run-import.ts';

collectEarly();
end(
  await runImport(process.argv.slice(2), {
    root: process.cwd(),
    now,
    ask: isTerminal() ? askFront : undefined,
  }),
);
