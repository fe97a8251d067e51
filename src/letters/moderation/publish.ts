import { receivedLetterSchema } from '../../records/letter.ts';
import { toLetterFile, toLetterSource } from '../../records/letter-file.ts';
import type { WaitingLetter } from '../waiting-letter.ts';
import { toInboxChange } from './decide.ts';
import { takeStep, type Wanted } from './journal.ts';
import { findArticle, type Publication } from './publication.ts';
import { isFault, type Fault, type Workspace } from './workspace.ts';

/** The letter's file in `content/`, or what the rules for letters have against it: the checker's own. */
const toContentChange = async (letter: WaitingLetter): Promise<Wanted | Fault> => {
  const { id, article, name, received, replyTo, format, language, answer, correction, text } =
    letter;
  const front = { id, article, name, date: received, replyTo, format, answer, correction };
  const fail = (faults: readonly string[]): Fault => ({
    fault: `${id} cannot be published as it is:${faults.map((each) => `\n  ${each}`).join('')}\n  Change it first: letters edit ${id}`,
  });
  const parsed = receivedLetterSchema.safeParse({ ...front, language, text });
  if (!parsed.success) {
    return fail(
      parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
    );
  }
  const [file, source] = [toLetterFile(parsed.data), toLetterSource(parsed.data)];
  // What renders Markdown takes a second to load, which what only puts letters aside need not wait for.
  const { readRecord } = await import('../../records/read-record.ts');
  const { problems } = await readRecord('.', file, { file, text: source });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return fail(errors.map(({ message, hint }) => `${message} ${hint}`));
  return { area: 'project', name: file, after: source };
};

/**
 * Changes a letter in the inbox and, where it is published, its file too.
 *
 * @param title What is done, for the journal.
 */
export const changeLetter = async (
  workspace: Workspace,
  letter: WaitingLetter,
  title: string,
): Promise<string | Fault> => {
  if (letter.state !== 'published') {
    await takeStep(workspace, title, [await toInboxChange(workspace, letter)]);
    return title;
  }
  const change = await toContentChange(letter);
  if (isFault(change)) return change;
  const moved: Wanted[] =
    letter.file !== undefined && letter.file !== change.name
      ? [{ area: 'project', name: letter.file, after: null }]
      : [];
  const inInbox = await toInboxChange(workspace, { ...letter, file: change.name });
  await takeStep(workspace, title, [change, ...moved, inInbox]);
  return title;
};

/** What an editor may say about a letter that he approves. */
export interface ApproveOptions {
  /** The article that it belongs under, by any name, where that is another one than it says. */
  readonly article?: string | undefined;
  /** Whether it stands by itself, whatever it answers. */
  readonly alone?: boolean | undefined;
}

/** Publishes a letter: writes its file, ready to be committed. */
export const approve = async (
  workspace: Workspace,
  publication: Publication,
  letter: WaitingLetter,
  options: ApproveOptions,
): Promise<string | Fault> => {
  if (letter.state === 'published') return { fault: `${letter.id} is published already.` };
  const article = findArticle(publication, letter, options.article);
  if (isFault(article)) return article;
  const replyTo = options.alone === true ? undefined : letter.replyTo;
  if (replyTo !== undefined && !publication.files.has(replyTo)) {
    return {
      fault: `${letter.id} answers ${replyTo}, which is not published.\n  Approve that one first, or publish this one by itself: letters approve ${letter.id} --alone`,
    };
  }
  const ready: WaitingLetter = {
    ...letter,
    replyTo,
    article: article.id,
    state: 'published',
    reason: undefined,
  };
  return changeLetter(workspace, ready, `${letter.id} approved`);
};
