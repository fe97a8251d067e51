import { mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { explainDisk } from '../support/disk-errors.mjs';
import { createWhole } from '../support/whole-file.mjs';
import { makeKeys, toRecipient, type KeyPair } from './seal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the key that opens addresses lies: outside of the project, where no commit and no deployment takes it along. */
export const toIdentityPath = (environment: Environment): string =>
  environment['THROUGHLINE_IDENTITY'] ??
  join(
    environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'),
    'throughline',
    'letters-identity.txt',
  );

/** As `age-keygen` writes it, so that `age` itself reads it; for its owner only. False where there is one already. */
export const writeIdentity = async (
  path: string,
  { identity, recipient }: KeyPair,
): Promise<boolean> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return createWhole(path, `# public key: ${recipient}\n${identity}\n`, 0o600);
};

/** Makes a key pair and keeps the private one in a file that is not there yet. */
export const makeKeysOnDisk = async (
  path: string,
): Promise<{ readonly path: string; readonly recipient: string } | { readonly fault: string }> => {
  const keys = await makeKeys();
  try {
    if (await writeIdentity(path, keys)) return { path, recipient: keys.recipient };
  } catch (error) {
    return { fault: explainDisk(error) ?? `${path} cannot be written.` };
  }
  return {
    fault: `There is a key in ${path} already, and letters may be sealed to it.\n  Name another file: npm run letters -- keys FILE`,
  };
};

/** The identities in a file, the one in use first; none where there is no file. */
export const readIdentities = async (path: string): Promise<readonly string[]> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.match(/^AGE-SECRET-KEY-\S+$/gm) ?? [];
};

/** The public key that belongs to the identity in a file. */
export const readRecipient = async (path: string): Promise<string | undefined> => {
  const [identity] = await readIdentities(path);
  return identity === undefined ? undefined : toRecipient(identity).catch(() => undefined);
};

/** Whether others than its owner may read a file. */
export const isReadByOthers = async (path: string): Promise<boolean> =>
  process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0;
