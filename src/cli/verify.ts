import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usualMemory } from '../build/seen-editions.ts';
import { verifySite, type Verdict } from '../build/verify-report.ts';
import { settings } from '../config.ts';
import { end, fail, runCommand, type Ended } from './ended.ts';

const usage = `Compares a live site, a mirror or a folder with its manifest, and names what differs.
  npm run verify -- https://example.org/ [--key publisher.pub] [--manifest dist/.well-known/site-manifest.txt]
  npm run verify -- dist

  --key FILE       the publisher's public key
  --manifest FILE  a manifest that you trust, instead of the one that the site has
  --at-least N     refuses an edition before number N
  --memory FILE    remembers there which editions were seen, so that an old one is noticed

Exit codes: 0 it is what the publisher signed; 1 it differs, or is an old edition; 2 it could not be compared;
3 it is what its manifest says, but no key vouches for that.

Example: npm run verify -- https://news.example.org/ --key publisher.pub`;

/** @throws With what is wrong with the arguments. */
const readOptions = () => {
  const options = {
    key: { type: 'string' },
    manifest: { type: 'string' },
    'at-least': { type: 'string' },
    memory: { type: 'string', default: usualMemory(process.env) },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [place, ...rest] = positionals;
  if (place === undefined) throw new Error('It has to be said what is compared.');
  if (rest.length > 0) throw new Error('One place is compared at a time.');
  const typed = values['at-least'];
  if (typed !== undefined && !/^\d{1,15}$/.test(typed))
    throw new Error(`--at-least takes the number of an edition; "${typed}" is none.`);
  return { place, ...values, atLeast: typed === undefined ? undefined : Number(typed) };
};

const readText = (file: string): Promise<string> =>
  readFile(resolve(file), 'utf8').catch(() => {
    throw new Error(`${file} cannot be read.`);
  });

const codes: Readonly<Record<Verdict, Ended['code']>> = { verified: 0, different: 1, unsigned: 3 };

const verify = async (options: ReturnType<typeof readOptions>): Promise<Ended> => {
  const { place, atLeast, memory } = options;
  const key = options.key === undefined ? settings.signingKey : await readText(options.key);
  const manifest = options.manifest === undefined ? undefined : await readText(options.manifest);
  const { verdict, report } = await verifySite({
    ...{ place, manifest, atLeast, memory, key: key.trim(), now: Date.now() },
  });
  const code = codes[verdict];
  return code === 1 ? fail(report) : { code, out: report, error: '' };
};

end(
  await runCommand(readOptions, usage, (options) =>
    // Whatever keeps it from being compared is no difference.
    verify(options).catch((error: unknown) =>
      fail(error instanceof Error ? error.message : String(error), 2),
    ),
  ),
);
