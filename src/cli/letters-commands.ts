import { resolve } from 'node:path';
import { letterIdPattern } from '../records/letter.ts';
import { makeKeysOnDisk, toIdentityPath } from '../letters/keys-on-disk.ts';
import { clean } from '../letters/moderation/clean.ts';
import { decide } from '../letters/moderation/decide.ts';
import {
  answerLetter,
  editLetter,
  linkCorrection,
  readEditable,
  toEditable,
} from '../letters/moderation/edit.ts';
import { listCommits } from '../letters/moderation/git.ts';
import { undoStep } from '../letters/moderation/journal.ts';
import { approve } from '../letters/moderation/publish.ts';
import { describeHistory, removeLetter } from '../letters/moderation/remove.ts';
import { runEditor } from '../letters/moderation/run-editor.ts';
import { showLetter, showLetters, toVisible } from '../letters/moderation/show-letters.ts';
import { isFault, type Fault, type Workspace } from '../letters/moderation/workspace.ts';
import { sealOldLetters } from '../letters/moderation/seal-old.ts';
import { readWaitingLetters, type WaitingLetter } from '../letters/waiting-letter.ts';
import { findLetter, type Context } from './letters-context.ts';

/** What may follow a command's name. */
export const options = {
  json: { type: 'boolean' },
  all: { type: 'boolean' },
  alone: { type: 'boolean' },
  article: { type: 'string' },
  reason: { type: 'string' },
  name: { type: 'string' },
  text: { type: 'string' },
  by: { type: 'string' },
  days: { type: 'string', default: '30' },
} as const;

export interface Values {
  readonly json?: boolean | undefined;
  readonly all?: boolean | undefined;
  readonly alone?: boolean | undefined;
  readonly article?: string | undefined;
  readonly reason?: string | undefined;
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly by?: string | undefined;
  readonly days: string;
}

/** What a command has to say: to people, and to programs. */
export interface Said {
  readonly text: string;
  readonly value: unknown;
}

type Command = (
  context: Context,
  argument: string | undefined,
  values: Values,
) => Promise<Said | Fault>;

const say = (text: string | Fault, value: unknown = { done: text }): Said | Fault =>
  isFault(text) ? text : { text: `${text}.`, value };

/** What a command works on once the inbox is open. */
type Opened = Context & { readonly workspace: Workspace };

/** A command that reads letters, and so needs the editors' key. */
const withKey =
  (
    use: (context: Opened, argument: string | undefined, values: Values) => Promise<Said | Fault>,
  ): Command =>
  async (context, argument, values) => {
    const workspace = await context.openWorkspace();
    return isFault(workspace) ? workspace : use({ ...context, workspace }, argument, values);
  };

/** A command about one letter of the inbox. */
const about = (
  use: (context: Opened, letter: WaitingLetter, values: Values) => Promise<Said | Fault>,
): Command =>
  withKey(async (context, id, values) => {
    const letter = await findLetter(context.workspace, id);
    return isFault(letter) ? letter : use(context, letter, values);
  });

const waits = ({ state }: WaitingLetter): boolean => state === 'new' || state === 'held';

const list = withKey(async ({ workspace }, _argument, { all }) => {
  const { letters, broken } = await readWaitingLetters(workspace.inbox, workspace.key.open);
  const shown = all === true ? letters : letters.filter(waits);
  const width = process.stdout.columns || 100;
  const text = [showLetters(shown, workspace.now, width), ...broken.map(toVisible)].join('\n');
  // A writer's address is shown when it is asked for, and not before.
  return { text, value: shown.map((letter) => ({ ...letter, email: undefined })) };
});

const edit = about(async ({ workspace, environment }, letter, { name, text }) => {
  if (name !== undefined || text !== undefined) {
    const given = { ...(name !== undefined && { name }), ...(text !== undefined && { text }) };
    return say(await editLetter(workspace, letter, given));
  }
  const edited = await runEditor(toEditable(letter), environment);
  const read = isFault(edited) ? edited : readEditable(edited);
  return isFault(read) ? read : say(await editLetter(workspace, letter, read));
});

const answer = about(async ({ workspace, environment }, letter, { by, text }) => {
  if (by === undefined || by.trim() === '')
    return { fault: 'Say who answers: --by "The editors".' };
  const written = text ?? (await runEditor(letter.answer?.text ?? '', environment));
  return isFault(written) ? written : say(await answerLetter(workspace, letter, by, written));
});

const add = withKey(async (context, path, { article }) => {
  if (path === undefined)
    return { fault: 'Say which file: letters add FILE (.eml, .json, .csv, .xml).' };
  const { workspace, languages } = context;
  const { readArrival } = await import('../letters/arriving/read-arrival.ts');
  const { addLetters } = await import('../letters/moderation/add-letters.ts');
  const arrival = await readArrival(resolve(context.root, path));
  if (isFault(arrival)) return arrival;
  const { articles } = await context.readPublication();
  const added = await addLetters(workspace, arrival.letters, {
    ...{ articles, languages, about: article },
  });
  const left = [...arrival.left, ...added.left];
  const lines = [
    `${added.ids.length} added to the inbox, ${added.known} there already, ${left.length} left out.`,
    ...left.map((line) => `  ${line}`),
  ];
  return { text: lines.join('\n'), value: { ...added, left } };
});

const remove = withKey(async (context, id) => {
  if (id === undefined) return { fault: 'Say which letter, by its id.' };
  if (!letterIdPattern.test(id)) return { fault: `"${id}" is no letter's id.` };
  const removed = await removeLetter(context.workspace, await context.readPublication(), id);
  if (isFault(removed)) return removed;
  const { title, file, replies } = removed;
  if (file === undefined) return say(title);
  const commits = await listCommits(context.root, file);
  const released = replies.map((name) => `Its reply ${name} stands by itself now.`);
  return {
    text: [`${title}.`, ...released, describeHistory(file, commits)].join('\n'),
    value: { done: title, file, replies, commits },
  };
});

const address = about((_context, { id, email }) =>
  Promise.resolve(
    email === ''
      ? { fault: `No address came with ${id}.` }
      : { text: toVisible(email), value: { id, address: email } },
  ),
);

const keys: Command = async ({ environment }, path) => {
  const made = await makeKeysOnDisk(
    path === undefined ? toIdentityPath(environment) : resolve(path),
  );
  if (isFault(made)) return made;
  const text = `The private key is in ${made.path}: keep a copy where nobody else finds it. Without it no letter can be read.
The public key seals the letters. Give it to the service:
  THROUGHLINE_RECIPIENT=${made.recipient}`;
  return { text, value: made };
};

/** Every command, by its name. */
export const commands: Readonly<Record<string, Command>> = {
  list,
  edit,
  answer,
  add,
  remove,
  keys,
  read: about((_context, letter) =>
    Promise.resolve({ text: showLetter(letter), value: { ...letter, email: undefined } }),
  ),
  approve: about(async (context, letter, { article, alone }) => {
    const publication = await context.readPublication();
    return say(await approve(context.workspace, publication, letter, { article, alone }));
  }),
  correction: about(async ({ workspace }, letter, { text }) =>
    say(await linkCorrection(workspace, letter, text)),
  ),
  reject: about(async ({ workspace }, letter, { reason }) =>
    reason === undefined
      ? { fault: 'Say why, for the other editors: --reason "…".' }
      : say(await decide(workspace, letter, 'rejected', reason)),
  ),
  hold: about(async ({ workspace }, letter, { reason }) =>
    say(await decide(workspace, letter, 'held', reason)),
  ),
  spam: about(async ({ workspace }, letter) =>
    say(await decide(workspace, letter, 'spam', undefined)),
  ),
  'reply-address': address,
  undo: withKey(async ({ workspace }) => {
    const undone = await undoStep(workspace);
    return isFault(undone) ? undone : say(`Undone: ${undone}`, { undone });
  }),
  seal: withKey(async ({ workspace }) => {
    const sealed = await sealOldLetters(workspace);
    return { text: `Letters sealed: ${sealed}.`, value: { sealed } };
  }),
  clean: async ({ inbox }, _argument, { days }) => {
    if (!/^\d+$/.test(days)) return { fault: `"${days}" is no number of days.` };
    const cleaned = await clean(inbox, Number(days));
    const { letters, steps, broken } = cleaned;
    const text = `Erased: ${letters} letters, ${steps} steps of the journal.`;
    return { text: [text, ...broken].join('\n'), value: cleaned };
  },
};
