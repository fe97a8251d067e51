import { resolve } from 'node:path';
import { settings } from '../config.ts';
import { toFolderStore } from '../letters/folder-store.ts';
import { isCommitted } from '../letters/moderation/git.ts';
import { toLetterFiles, type Publication } from '../letters/moderation/publication.ts';
import {
  isFault,
  type EditorsKey,
  type Fault,
  type Workspace,
} from '../letters/moderation/workspace.ts';
import { isReadByOthers, readIdentities, toIdentityPath } from '../letters/keys-on-disk.ts';
import { toRecipient, unseal } from '../letters/seal.ts';
import { toSigner } from '../letters/signer.ts';
import { toDemonstrationIdentity, toInboxFolder } from '../letters/node-intake.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { readWaitingLetter, type WaitingLetter } from '../letters/waiting-letter.ts';

/** What the commands about letters work on. */
export interface Context {
  readonly root: string;
  readonly inboxFolder: string;
  /** What needs no key. */
  readonly inbox: Pick<Workspace, 'inbox' | 'now'>;
  readonly openWorkspace: () => Promise<Workspace | Fault>;
  readonly environment: NodeJS.ProcessEnv;
  readonly readPublication: () => Promise<Publication>;
  readonly languages: typeof settings.languages;
}

export const toContext = (root: string, environment: NodeJS.ProcessEnv): Context => {
  const inboxFolder = resolve(root, toInboxFolder(environment, root));
  const inbox = { inbox: toFolderStore(inboxFolder), now: Date.now() };
  return {
    ...{ root, inboxFolder, environment, languages: settings.languages, inbox },
    openWorkspace: async () => {
      const key = await openKey(environment, inboxFolder);
      if (isFault(key)) return key;
      return {
        ...{ ...inbox, key, project: toFolderStore(root, 'shared') },
        isCommitted: (file) => isCommitted(root, file),
      };
    },
    readPublication: async () => {
      // What reads articles takes a second to load, which most commands need not wait for.
      const { findContentFiles } = await import('../records/find-content.ts');
      const { readContent } = await import('../records/read-content.ts');
      const { openKeptRecords } = await import('../records/kept-records.ts');
      const kept = openKeptRecords(toCacheFolder(root));
      try {
        const { records } = await readContent(root, kept);
        return { articles: records.articles, files: toLetterFiles(await findContentFiles(root)) };
      } finally {
        kept.close();
      }
    },
  };
};

/** The key that opens the inbox: the editors' own, else that of a demonstration on this machine. */
const openKey = async (
  environment: NodeJS.ProcessEnv,
  inboxFolder: string,
): Promise<EditorsKey | Fault> => {
  const identities: string[] = [];
  for (const path of [toIdentityPath(environment), toDemonstrationIdentity(inboxFolder)]) {
    const found = await readIdentities(path);
    if (found.length > 0 && (await isReadByOthers(path)))
      return { fault: `Others may read ${path}.\n  Keep it to yourself first: chmod 600 ${path}` };
    identities.push(...found);
  }
  const [identity] = identities;
  if (identity === undefined) {
    return {
      fault: `There is no key here that opens letters.\n  Put the private key at ${toIdentityPath(environment)}, or say in THROUGHLINE_IDENTITY where it lies. "npm run letters -- keys" makes one.`,
    };
  }
  const signer = toSigner(`journal ${identity}`);
  return {
    recipient: await toRecipient(identity),
    open: (sealed) => unseal(identities, sealed),
    sign: signer.sign,
  };
};

/** The letter that a command names. */
export const findLetter = async (
  workspace: Workspace,
  id: string | undefined,
): Promise<WaitingLetter | Fault> => {
  if (id === undefined)
    return { fault: 'Say which letter, by its id: "npm run letters" lists them.' };
  if (!/^[0-9a-z]{8}$/i.test(id)) return { fault: `"${id}" is no letter's id.` };
  const found = await readWaitingLetter(workspace.inbox, id.toLowerCase(), workspace.key.open);
  if (found && 'broken' in found) return { fault: found.broken };
  return (
    found ?? {
      fault: `The inbox holds no letter ${id}: "npm run letters -- list --all" lists them.`,
    }
  );
};
