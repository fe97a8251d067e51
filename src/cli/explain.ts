import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toWords } from './ended.ts';

const usage = `Says why the next build would draw a page anew, or that it would not.
  npm run explain -- PATH [--out dist]

  PATH  a page's address, /2023/x/, or a file of the edition`;

const readOptions = () => {
  try {
    const { values, positionals } = parseArgs({
      options: { out: { type: 'string', default: 'dist' } },
      allowPositionals: true,
    });
    const [path] = positionals;
    return path === undefined || positionals.length > 1 ? undefined : { ...values, path };
  } catch {
    return undefined;
  }
};

const values = readOptions();
if (!values) {
  console.error(usage);
  process.exitCode = 2;
} else {
  process.env['SOURCE_DATE_EPOCH'] ??= String(Math.floor(Date.now() / 1000));
  const { explainFile } = await import('../build/explain-file.ts');
  try {
    console.log(await explainFile(process.cwd(), resolve(values.out), values.path));
  } catch (error) {
    console.error(`It cannot be said: ${toWords(error)}`);
    process.exitCode = 1;
  }
}
