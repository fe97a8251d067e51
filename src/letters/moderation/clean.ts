import {
  addressesFolder,
  lettersFolder,
  readWaitingLetters,
  toLetterName,
  type WaitingLetter,
} from '../waiting-letter.ts';
import { forgetSteps } from './journal.ts';
import type { Workspace } from './workspace.ts';

/** How many of each were erased. */
export interface Cleaned {
  readonly letters: number;
  readonly addresses: number;
  readonly steps: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Erases what the inbox no longer needs: letters that were decided on and came more than so many days ago, with their
 * addresses; addresses that belong to no letter; and what the journal remembers from before then. What waits stays.
 */
export const clean = async (workspace: Workspace, days: number): Promise<Cleaned> => {
  const { inbox, now } = workspace;
  const before = new Date(now - days * day).toISOString();
  // Listed first: whatever belongs to a letter that comes in meanwhile is not among them, or its letter is there below.
  const sealed = await inbox.list(addressesFolder);
  const letters = await readWaitingLetters(inbox);
  const old = letters.filter(({ state, received }) => !waits(state) && received < before);
  for (const { id } of old) await inbox.remove(toLetterName(id));
  const steps = await forgetSteps(workspace, before);
  const known = new Set((await inbox.list(lettersFolder)).map(toIdOf));
  const orphans = sealed.filter((name) => !known.has(toIdOf(name)));
  for (const name of orphans) await inbox.remove(name);
  return { letters: old.length, addresses: orphans.length, steps };
};

const waits = (state: WaitingLetter['state']): boolean => state === 'new' || state === 'held';

/** `letters/7k2m9p4q.json` -> `7k2m9p4q`. */
const toIdOf = (name: string): string => name.replace(/^.*\/|\..*$/g, '');
