import { toEnvelopeText, toLetterName, type WaitingLetter } from '../waiting-letter.ts';
import { takeStep, type Wanted } from './journal.ts';
import type { Fault, Workspace } from './workspace.ts';

/** A letter's file in the inbox, sealed anew. */
export const toInboxChange = async (
  { key }: Workspace,
  letter: WaitingLetter,
): Promise<Wanted> => ({
  area: 'inbox',
  name: toLetterName(letter.id),
  after: await toEnvelopeText(letter, key.recipient),
});

const titles = {
  held: 'held back',
  rejected: 'rejected',
  spam: 'marked as spam',
  new: 'put back among the new ones',
} as const;

/** Puts a letter aside, or back; the reason is for the editors and never published. */
export const decide = async (
  workspace: Workspace,
  letter: WaitingLetter,
  state: keyof typeof titles,
  reason: string | undefined,
): Promise<string | Fault> => {
  if (letter.state === 'published') {
    return {
      fault: `${letter.id} is published: take it down with \`letters remove ${letter.id}\`.`,
    };
  }
  const decided: WaitingLetter = { ...letter, state, reason };
  const title = `${letter.id} ${titles[state]}`;
  await takeStep(workspace, title, [await toInboxChange(workspace, decided)]);
  return title;
};
