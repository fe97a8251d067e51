import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { verifySite } from '../build/verify-report.ts';
import { settings } from '../config.ts';

const usage = `Compares a live site, a mirror or a folder with its manifest, and names what differs.
  npm run verify -- https://example.org/ [--key publisher.pub] [--manifest dist/.well-known/site-manifest.txt]
  npm run verify -- dist`;

const readOptions = () => {
  try {
    const options = { key: { type: 'string' }, manifest: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [place, ...rest] = positionals;
    return place === undefined || rest.length > 0 ? undefined : { place, ...values };
  } catch {
    return undefined;
  }
};

const readText = (file: string): Promise<string> =>
  readFile(resolve(file), 'utf8').catch(() => {
    throw new Error(`${file} cannot be read.`);
  });

const options = readOptions();
if (!options) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    const key = options.key === undefined ? settings.signingKey : await readText(options.key);
    const manifest = options.manifest === undefined ? undefined : await readText(options.manifest);
    const { ok, report } = await verifySite(options.place, key.trim(), manifest);
    console[ok ? 'log' : 'error'](report);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
