import {
  lettersFolder,
  readEnvelope,
  type Envelope,
  type WaitingLetter,
} from '../waiting-letter.ts';
import { forgetSteps } from './journal.ts';
import type { Workspace } from './workspace.ts';

/** How many of each were erased. */
export interface Cleaned {
  readonly letters: number;
  readonly steps: number;
  /** Files among the letters that are none, which stay. */
  readonly broken: readonly string[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * Erases what the inbox no longer needs: letters that were decided on and came more than so many days ago, and what the
 * journal remembers from before then. What waits stays. Needs no key, so that a timer can run it.
 */
export const clean = async (
  { inbox, now }: Pick<Workspace, 'inbox' | 'now'>,
  days: number,
): Promise<Cleaned> => {
  const before = now - days * day;
  const broken: string[] = [];
  let letters = 0;
  for (const name of await inbox.list(lettersFolder)) {
    const envelope = readEnvelope(name, (await inbox.read(name)) ?? '');
    if ('broken' in envelope) broken.push(envelope.broken);
    else if (isOld(envelope, before)) {
      await inbox.remove(name);
      letters += 1;
    }
  }
  const steps = await forgetSteps({ inbox }, new Date(before).toISOString());
  return { letters, steps, broken };
};

const isOld = ({ state, received }: Envelope, before: number): boolean =>
  !waits(state) && Date.parse(received) < before;

const waits = (state: WaitingLetter['state']): boolean => state === 'new' || state === 'held';
