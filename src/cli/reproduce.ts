import { parseArgs } from 'node:util';
import { reproduce } from '../build/reproduce.ts';

const usage = `Builds the site twice from one tree, under different circumstances, and compares every byte.
  npm run reproduce -- [--target nginx] [--base /]`;

const readOptions = () => {
  try {
    const options = { target: { type: 'string' }, base: { type: 'string' } } as const;
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
};

const options = readOptions();
if (!options) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  try {
    const { ok, report } = await reproduce(process.cwd(), args, (line) => console.error(line));
    console[ok ? 'log' : 'error'](report);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
