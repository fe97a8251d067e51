import { isCI, isTTY } from '@clack/prompts';
import { now } from '../config.ts';
import { askFront } from './ask-front.ts';
import { end } from './ended.ts';
import { runNew } from './run-new.ts';

const isTerminal = process.stdin.isTTY && isTTY(process.stdout) && !isCI();

end(
  await runNew(process.argv.slice(2), {
    root: process.cwd(),
    now,
    environment: process.env,
    ask: isTerminal ? askFront : undefined,
  }),
);
