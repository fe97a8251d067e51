import { toPlainSource } from '../../records/edit-text.ts';
import { receivedLetterSchema, type Letter } from '../../records/letter.ts';
import { editLetterSource, toLetterFile, toLetterSource } from '../../records/letter-file.ts';
import { readWaitingLetter, type WaitingLetter } from '../waiting-letter.ts';
import { toInboxChange } from './decide.ts';
import { takeStep, type Wanted } from './journal.ts';
import { findArticle, type Publication } from './publication.ts';
import { isFault, type Fault, type Workspace } from './workspace.ts';

/** What the rules for letters, which are the checker's own, have against a letter's file; undefined where nothing. */
const findFault = async (
  { id }: WaitingLetter,
  file: string,
  source: string,
): Promise<Fault | undefined> => {
  // What renders Markdown takes a second to load, which what only puts letters aside need not wait for.
  const { readRecord } = await import('../../records/read-record.ts');
  const { problems } = await readRecord('.', file, { file, text: toPlainSource(source) });
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.length === 0
    ? undefined
    : toFault(
        id,
        errors.map(({ message, hint }) => `${message} ${hint}`),
      );
};

const toFault = (id: string, faults: readonly string[]): Fault => ({
  fault: `${id} cannot be published as it is:${faults.map((each) => `\n  ${each}`).join('')}\n  Change it first: letters edit ${id}`,
});

/** A letter as its file holds it, or what is against it. */
const toLetter = (letter: WaitingLetter): Letter | Fault => {
  const { id, article, name, received, replyTo, format, language, answer, correction, text } =
    letter;
  const front = { id, article, name, date: received, replyTo, format, answer, correction };
  const parsed = receivedLetterSchema.safeParse({ ...front, language, text });
  if (parsed.success) return parsed.data;
  return toFault(
    id,
    parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
  );
};

/** What the file of a published letter holds once the letter is changed: what people typed into it besides stays. */
const toChanged = async (
  { project, inbox, key }: Workspace,
  waiting: WaitingLetter,
  letter: Letter,
): Promise<string | Fault> => {
  const typed = waiting.file === undefined ? undefined : await project.read(waiting.file);
  const known = await readWaitingLetter(inbox, waiting.id, key.open);
  const before = known && !('broken' in known) ? toLetter(known) : undefined;
  if (typed === undefined || !before || isFault(before)) return toLetterSource(letter);
  const edited = editLetterSource(typed, before, letter);
  return isFault(edited) ? { fault: `${waiting.file}: ${edited.fault}` } : edited;
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
  const published = toLetter(letter);
  if (isFault(published)) return published;
  const name = toLetterFile(published);
  const source = await toChanged(workspace, letter, published);
  if (isFault(source)) return source;
  const fault = await findFault(letter, name, source);
  if (fault) return fault;
  const moved: Wanted[] =
    letter.file !== undefined && letter.file !== name
      ? [{ area: 'project', name: letter.file, after: null }]
      : [];
  const inInbox = await toInboxChange(workspace, { ...letter, file: name });
  await takeStep(workspace, title, [{ area: 'project', name, after: source }, ...moved, inInbox]);
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
