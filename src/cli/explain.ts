import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { end, fail, runCommand, succeed, toWords } from './ended.ts';

const usage = `Says why the next build would render a page again, or that it would not.
  npm run explain -- PATH [--out dist]

  PATH   a page's address, /2023/x/, or a file of the site
  --out  the folder that the site is built into

Example: npm run explain -- /about/`;

/** @throws With what is wrong with the arguments. */
const readOptions = () => {
  const options = { out: { type: 'string', default: 'dist' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new Error('Say which page, one at a time.');
  return { ...values, path };
};

end(
  await runCommand(readOptions, usage, async ({ out, path }) => {
    process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(Date.now() / 1000));
    const { explainFile } = await import('../build/explain-file.ts');
    try {
      return succeed(await explainFile(process.cwd(), resolve(out), path));
    } catch (error) {
      return fail(`It cannot be said: ${toWords(error)}`);
    }
  }),
);
