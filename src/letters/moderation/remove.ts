import { readWaitingLetter, toAddressName, toLetterName } from '../waiting-letter.ts';
import { takeStep } from './journal.ts';
import type { Publication } from './publication.ts';
import type { Fault, Workspace } from './workspace.ts';

export interface Removed {
  readonly title: string;
  /** The file that was taken out of `content/`; undefined where the letter was never published. */
  readonly file: string | undefined;
}

/**
 * Takes a letter away, published or not, with all that the inbox holds of it: the letter and its writer's address. The
 * journal holds it until it is cleaned, so that the step can be undone.
 */
export const removeLetter = async (
  workspace: Workspace,
  { files }: Publication,
  id: string,
): Promise<Removed | Fault> => {
  const file = files.get(id);
  const letter = await readWaitingLetter(workspace.inbox, id);
  if (file === undefined && letter === undefined) return { fault: `There is no letter ${id}.` };
  const title = `${id} removed`;
  await takeStep(workspace, title, [
    ...(file === undefined ? [] : [{ area: 'project' as const, name: file, after: null }]),
    { area: 'inbox', name: toLetterName(id), after: null },
    { area: 'inbox', name: toAddressName(id), after: null },
  ]);
  return { title, file };
};

/** What is left to do, in words: a file that was taken away is still in every older commit. */
export const describeHistory = (file: string, commits: readonly string[]): string => {
  if (commits.length === 0) {
    return `git holds nothing of ${file}. Build and publish the site, and it is gone.`;
  }
  return `The next build leaves it out. git still holds it in ${commits.length === 1 ? 'one commit' : `${commits.length} commits`}:
${commits.map((line) => `  ${line}`).join('\n')}
To take it out of the site: git commit -m "A letter is removed" -- ${file}
To take it out of the history as well, in a fresh clone that nobody else works in:
  git filter-repo --invert-paths --path ${file}
  git push --force --all
Other clones, and what others have copied or cached, are beyond that: ask for it where you can.
"npm run letters -- clean --days 0" makes this inbox forget it too, and then it cannot be undone.`;
};
