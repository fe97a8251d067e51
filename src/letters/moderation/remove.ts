import { editFrontMatter, readFrontData } from '../../records/edit-front-matter.ts';
import { applyToTyped, toPlainSource } from '../../records/edit-text.ts';
import { readWaitingLetters, toLetterName } from '../waiting-letter.ts';
import { toInboxChange } from './decide.ts';
import { takeStep, type Wanted } from './journal.ts';
import type { Publication } from './publication.ts';
import { isFault, type Fault, type Workspace } from './workspace.ts';

export interface Removed {
  readonly title: string;
  /** The file that was taken out of `content/`; undefined where the letter was never published. */
  readonly file: string | undefined;
  /** The files of its replies, which are letters of their own now. */
  readonly replies: readonly string[];
}

/** The replies to a letter, as letters of their own: what they replied to is not there to be read any more. */
const releaseReplies = async (
  { project }: Workspace,
  { files }: Publication,
  id: string,
): Promise<Wanted[] | Fault> => {
  const changes: Wanted[] = [];
  for (const name of files.values()) {
    const typed = (await project.read(name)) ?? '';
    const source = toPlainSource(typed);
    if (readFrontData(source)['replyTo'] !== id) continue;
    const edits = editFrontMatter(source, [{ path: ['replyTo'], value: undefined }]);
    if ('fault' in edits) return { fault: `${name}: ${edits.fault} Change it by hand first.` };
    changes.push({ area: 'project', name, after: applyToTyped(typed, edits) });
  }
  return changes;
};

/** The same for those that wait, or are published and remembered in the inbox. */
const releaseWaiting = async (workspace: Workspace, id: string): Promise<Wanted[]> => {
  const { letters } = await readWaitingLetters(workspace.inbox, workspace.key.open);
  const replies = letters.filter(({ replyTo }) => replyTo === id);
  return Promise.all(
    replies.map((letter) => toInboxChange(workspace, { ...letter, replyTo: undefined })),
  );
};

/**
 * Takes a letter away, published or not, with all that the inbox holds of it, its writer's address included. The
 * journal holds it until it is cleaned, so that the step can be undone.
 */
export const removeLetter = async (
  workspace: Workspace,
  publication: Publication,
  id: string,
): Promise<Removed | Fault> => {
  const file = publication.files.get(id);
  const waiting = await workspace.inbox.read(toLetterName(id));
  if (file === undefined && waiting === undefined) return { fault: `There is no letter ${id}.` };
  const title = `${id} removed`;
  const replies = await releaseReplies(workspace, publication, id);
  if (isFault(replies)) return replies;
  await takeStep(workspace, title, [
    ...replies,
    ...(await releaseWaiting(workspace, id)),
    ...(file === undefined ? [] : [{ area: 'project' as const, name: file, after: null }]),
    { area: 'inbox', name: toLetterName(id), after: null },
  ]);
  return { title, file, replies: replies.map(({ name }) => name) };
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
