import { resolve } from 'node:path';
import { isReadByOthers, readIdentity, toIdentityPath } from '../letters/keys-on-disk.ts';
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
import { showLetter, showLetters } from '../letters/moderation/show-letters.ts';
import { isFault, type Fault } from '../letters/moderation/workspace.ts';
import { findRecipient, toDemonstrationIdentity } from '../letters/node-intake.ts';
import { makeKeysOnDisk } from '../letters/keys-on-disk.ts';
import { openAddress } from '../letters/seal-address.ts';
import {
  readWaitingLetters,
  toAddressName,
  type WaitingLetter,
} from '../letters/waiting-letter.ts';
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

/** A command about one letter of the inbox. */
const about =
  (
    use: (context: Context, letter: WaitingLetter, values: Values) => Promise<Said | Fault>,
  ): Command =>
  async (context, id, values) => {
    const letter = await findLetter(context, id);
    return isFault(letter) ? letter : use(context, letter, values);
  };

const waits = ({ state }: WaitingLetter): boolean => state === 'new' || state === 'held';

const list: Command = async ({ workspace }, _argument, { all }) => {
  const letters = await readWaitingLetters(workspace.inbox);
  const shown = all === true ? letters : letters.filter(waits);
  const width = process.stdout.columns || 100;
  return { text: showLetters(shown, workspace.now, width), value: shown };
};

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

const add: Command = async (context, path, { article }) => {
  if (path === undefined)
    return { fault: 'Say which file: letters add FILE (.eml, .json, .csv, .xml).' };
  const { environment, inboxFolder, workspace, languages } = context;
  const { recipient } = await findRecipient(environment, inboxFolder, false);
  if (recipient === undefined) {
    return { fault: 'There is no key to seal addresses to. Make one: npm run letters -- keys' };
  }
  const { readArrival } = await import('../letters/arriving/read-arrival.ts');
  const { addLetters } = await import('../letters/moderation/add-letters.ts');
  const arrival = await readArrival(resolve(context.root, path));
  if (isFault(arrival)) return arrival;
  const { articles } = await context.readPublication();
  const added = await addLetters(workspace, arrival.letters, {
    ...{ articles, languages, recipient, about: article },
  });
  const left = [...arrival.left, ...added.left];
  const lines = [
    `${added.ids.length} added to the inbox, ${added.known} there already, ${left.length} left out.`,
    ...left.map((line) => `  ${line}`),
  ];
  return { text: lines.join('\n'), value: { ...added, left } };
};

const remove: Command = async (context, id) => {
  if (id === undefined) return { fault: 'Say which letter, by its id.' };
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
};

const address = about(async ({ workspace, environment, inboxFolder }, { id }) => {
  const sealed = await workspace.inbox.read(toAddressName(id));
  if (sealed === undefined) return { fault: `No address came with ${id}.` };
  for (const path of [toIdentityPath(environment), toDemonstrationIdentity(inboxFolder)]) {
    const identity = await readIdentity(path);
    if (identity !== undefined && (await isReadByOthers(path))) {
      return { fault: `Others may read ${path}.\n  Keep it to yourself first: chmod 600 ${path}` };
    }
    const opened = identity === undefined ? undefined : await openAddress(identity, sealed);
    if (opened !== undefined) return { text: opened, value: { id, address: opened } };
  }
  return {
    fault: `No key here opens it.\n  Put the private key at ${toIdentityPath(environment)}, or say in THROUGHLINE_IDENTITY where it lies.`,
  };
});

const keys: Command = async ({ environment }, path) => {
  const made = await makeKeysOnDisk(
    path === undefined ? toIdentityPath(environment) : resolve(path),
  );
  if (isFault(made)) return made;
  const text = `The private key is in ${made.path}: keep a copy where nobody else finds it. Without it no address can be read.
The public key seals the addresses. Give it to the service:
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
  read: about((_context, letter) => Promise.resolve({ text: showLetter(letter), value: letter })),
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
  undo: async ({ workspace }) => {
    const undone = await undoStep(workspace);
    return isFault(undone) ? undone : say(`Undone: ${undone}`, { undone });
  },
  clean: async ({ workspace }, _argument, { days }) => {
    if (!/^\d+$/.test(days)) return { fault: `"${days}" is no number of days.` };
    const cleaned = await clean(workspace, Number(days));
    const { letters, addresses, steps } = cleaned;
    const text = `Erased: ${letters} letters, ${addresses} addresses, ${steps} steps of the journal.`;
    return { text, value: cleaned };
  },
};
