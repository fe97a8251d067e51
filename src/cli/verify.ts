import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifySite } from '../build/verify-report.ts';
import { settings } from '../config.ts';
import { end, fail, runCommand, succeed } from './ended.ts';

const usage = `Compares a live site, a mirror or a folder with its manifest, and names what differs.
  npm run verify -- https://example.org/ [--key publisher.pub] [--manifest dist/.well-known/site-manifest.txt]
  npm run verify -- dist`;

/** @throws With what is wrong with the arguments. */
const readOptions = () => {
  const options = { key: { type: 'string' }, manifest: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [place, ...rest] = positionals;
  if (place === undefined) throw new Error('It has to be said what is compared.');
  if (rest.length > 0) throw new Error('One place is compared at a time.');
  return { place, ...values };
};

const readText = (file: string): Promise<string> =>
  readFile(resolve(file), 'utf8').catch(() => {
    throw new Error(`${file} cannot be read.`);
  });

end(
  await runCommand(readOptions, usage, async (options) => {
    const key = options.key === undefined ? settings.signingKey : await readText(options.key);
    const manifest = options.manifest === undefined ? undefined : await readText(options.manifest);
    const { ok, report } = await verifySite(options.place, key.trim(), manifest);
    return ok ? succeed(report) : fail(report);
  }),
);
