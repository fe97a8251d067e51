import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
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

/** As `age-keygen` writes it, so that `age` itself reads it; for its owner only. Fails where there is one already. */
export const writeIdentity = async (path: string, { identity, recipient }: KeyPair) => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `# public key: ${recipient}\n${identity}\n`, { flag: 'wx', mode: 0o600 });
  await chmod(path, 0o600);
};

/** Makes a key pair and keeps the private one in a file that is not there yet. */
export const makeKeysOnDisk = async (
  path: string,
): Promise<{ readonly path: string; readonly recipient: string } | { readonly fault: string }> => {
  const keys = await makeKeys();
  try {
    await writeIdentity(path, keys);
    return { path, recipient: keys.recipient };
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return {
      fault: isThere
        ? `There is a key in ${path} already, and letters may be sealed to it.\n  Name another file: npm run letters -- keys FILE`
        : `${path} cannot be written.`,
    };
  }
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
