import { now } from '../config.ts';
import { askFront } from './ask-front.ts';
import { end } from './ended.ts';
import { isTerminal } from './is-terminal.ts';
import { runNew } from './run-new.ts';

end(
  await runNew(process.argv.slice(2), {
    root: process.cwd(),
    now,
    environment: process.env,
    ask: isTerminal() ? askFront : undefined,
  }),
);
