import { resolve } from 'node:path';
import { settings } from '../config.ts';
import { toFolderStore } from '../letters/folder-store.ts';
import { isCommitted } from '../letters/moderation/git.ts';
import { toLetterFiles, type Publication } from '../letters/moderation/publication.ts';
import type { Fault, Workspace } from '../letters/moderation/workspace.ts';
import { toInboxFolder } from '../letters/node-intake.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { readWaitingLetter, type WaitingLetter } from '../letters/waiting-letter.ts';

/** What the commands about letters work on. */
export interface Context {
  readonly root: string;
  readonly inboxFolder: string;
  readonly workspace: Workspace;
  readonly environment: NodeJS.ProcessEnv;
  readonly readPublication: () => Promise<Publication>;
  readonly languages: typeof settings.languages;
}

export const toContext = (root: string, environment: NodeJS.ProcessEnv): Context => {
  const inboxFolder = resolve(root, toInboxFolder(environment, root));
  return {
    ...{ root, inboxFolder, environment, languages: settings.languages },
    workspace: {
      inbox: toFolderStore(inboxFolder),
      project: toFolderStore(root, 'shared'),
      now: Date.now(),
      isCommitted: (file) => isCommitted(root, file),
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

/** The letter that a command names. */
export const findLetter = async (
  { workspace }: Context,
  id: string | undefined,
): Promise<WaitingLetter | Fault> => {
  if (id === undefined)
    return { fault: 'Say which letter, by its id: "npm run letters" lists them.' };
  if (!/^[0-9a-z]{8}$/i.test(id)) return { fault: `"${id}" is no letter's id.` };
  const found = await readWaitingLetter(workspace.inbox, id.toLowerCase());
  return (
    found ?? {
      fault: `The inbox holds no letter ${id}: "npm run letters -- list --all" lists them.`,
    }
  );
};
