import { toLetterName, toLetterText, type WaitingLetter } from '../waiting-letter.ts';
import { takeStep, type Wanted } from './journal.ts';
import type { Fault, Workspace } from './workspace.ts';

export const toInboxChange = (letter: WaitingLetter): Wanted => ({
  area: 'inbox',
  name: toLetterName(letter.id),
  after: toLetterText(letter),
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
  await takeStep(workspace, title, [toInboxChange(decided)]);
  return title;
};
