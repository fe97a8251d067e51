import { parseArgs } from 'node:util';
import { reproduce } from '../build/reproduce.ts';
import { end, fail, runCommand, succeed } from './ended.ts';

const usage = `Builds the site twice from one tree, under different circumstances, and compares every byte.
  npm run reproduce -- [--target nginx] [--base /]

  --target  the host that it is built for
  --base    the path that the site has on its host

Example: npm run reproduce -- --target nginx`;

/** @throws With what is wrong with the arguments. */
const readArguments = (): string[] => {
  const options = { target: { type: 'string' }, base: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
};

end(
  await runCommand(readArguments, usage, async (args) => {
    const { ok, report } = await reproduce(process.cwd(), args, (line) => console.error(line));
    return ok ? succeed(report) : fail(report);
  }),
);
