import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../config.ts';
import { removeUnfinished, toFolderStore } from './folder-store.ts';
import type { Environment } from './hosted-intake.ts';
import { toIntake, type Intake } from './intake.ts';
import type { IntakeLimits } from './intake-options.ts';
import { readIntakeSettings } from './intake-settings.ts';
import { readRecipient, toIdentityPath, writeIdentity } from './keys-on-disk.ts';
import { fetchedFor, fetchOpenList, toFindOpenArticle } from './open-articles.ts';
import { makeKeys } from './seal.ts';
import type { Store } from './store.ts';

/** What a service on this machine is told. */
export interface NodeIntakeOptions {
  readonly environment: Environment;
  readonly settings: Settings;
  /** The project's folder. */
  readonly root: string;
  /** The folder of the built site, and the path that it was built for. */
  readonly site: string;
  readonly base: string;
  /** Whether it makes itself a key pair where there is none: for a demonstration. */
  readonly makesKeys: boolean;
  readonly limits?: Partial<IntakeLimits>;
}

/** A service that can be started, and what a person should know of it; or why it cannot be. */
export type NodeIntake =
  | { readonly intake: Intake; readonly path: string; readonly notes: readonly string[] }
  | { readonly fault: string };

export const toInboxFolder = (environment: Environment, root: string): string =>
  environment['THROUGHLINE_INBOX'] ?? join(root, 'letters-inbox');

/** A demonstration's key lies beside its inbox, not in it: whoever copies the one has not copied the other. */
export const toDemonstrationIdentity = (inbox: string): string =>
  join(inbox, '..', 'letters-keys', 'identity.txt');

const secretName = 'secret';

/** The secret that signs tokens: made when it is first needed, and kept in the inbox. */
const readSecret = async (store: Store): Promise<string> => {
  await store.create(secretName, randomBytes(32).toString('base64url'));
  return (await store.read(secretName)) ?? '';
};

/** The public key that letters are sealed to on this machine; made anew for a demonstration. */
export const findRecipient = async (
  environment: Environment,
  inbox: string,
  makesKeys: boolean,
): Promise<{ recipient: string | undefined; notes: string[] }> => {
  const path = toDemonstrationIdentity(inbox);
  const known =
    environment['THROUGHLINE_RECIPIENT'] ??
    (await readRecipient(toIdentityPath(environment))) ??
    (await readRecipient(path));
  if (known !== undefined || !makesKeys) return { recipient: known, notes: [] };
  const keys = await makeKeys();
  if (!(await writeIdentity(path, keys)))
    throw new Error(`${path} holds no key. Delete it, and start again.`);
  const note = `A key for this demonstration was made: ${path}. For a real site: npm run letters -- keys`;
  return { recipient: keys.recipient, notes: [note] };
};

/** The list lies on the same disk. */
const freshFor = 1000;

/** The intake over folders of this machine. */
export const toNodeIntake = async (options: NodeIntakeOptions): Promise<NodeIntake> => {
  const { environment, settings, root, site, base, makesKeys } = options;
  const inbox = toInboxFolder(environment, root);
  const store = toFolderStore(inbox);
  await removeUnfinished(inbox, Date.now());
  const found = await findRecipient(environment, inbox, makesKeys);
  const read = readIntakeSettings(
    {
      THROUGHLINE_SECRET: await readSecret(store),
      ...environment,
      THROUGHLINE_RECIPIENT: found.recipient,
    },
    settings,
    base,
  );
  if ('fault' in read) return read;
  const readList = read.isOnSite
    ? () => readFile(join(site, 'letters', 'open.json'), 'utf8')
    : () => fetchOpenList(read.openListAddress);
  const intake = toIntake({
    ...read.options,
    store,
    findOpenArticle: toFindOpenArticle(readList, Date.now, read.isOnSite ? freshFor : fetchedFor),
    ...(options.limits && { limits: options.limits }),
    now: Date.now,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
  });
  return { intake, path: read.options.path, notes: found.notes };
};
