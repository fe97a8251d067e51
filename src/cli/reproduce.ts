import { parseArgs } from 'node:util';
import { reproduce } from '../build/reproduce.ts';
import { end, fail, failWith, misunderstand, succeed, type Ended } from './ended.ts';

const usage = `Builds the site twice from one tree, under different circumstances, and compares every byte.
  npm run reproduce -- [--target nginx] [--base /]`;

const run = async (): Promise<Ended> => {
  let args: string[];
  try {
    const options = { target: { type: 'string' }, base: { type: 'string' } } as const;
    args = Object.entries(parseArgs({ options }).values).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ]);
  } catch (error) {
    return misunderstand(error, usage);
  }
  try {
    const { ok, report } = await reproduce(process.cwd(), args, (line) => console.error(line));
    return ok ? succeed(report) : fail(report);
  } catch (error) {
    return failWith(error);
  }
};

end(await run());
