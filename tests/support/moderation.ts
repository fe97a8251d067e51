import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runLetters } from '../../src/cli/run-letters.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import type { Store } from '../../src/letters/store.ts';
import { keepLetter, type WaitingLetter } from '../../src/letters/waiting-letter.ts';
import { article as toArticleFile } from './content.ts';
import { makeFolder } from './folder.ts';
import { keys, sender } from './intake.ts';

/** What a command said, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A project with two articles, its inbox and its key, and the command that moderates. */
export interface Desk {
  readonly folder: string;
  readonly inbox: Store;
  readonly letters: (...args: string[]) => Promise<Ran>;
  /** Puts a letter into the inbox as the service does. */
  readonly receive: (changes?: Partial<WaitingLetter>, email?: string) => Promise<WaitingLetter>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly run: (command: string, ...args: string[]) => Promise<Ran>;
}

let received = 0;

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** `ada00001` and so on: ids that a person can tell apart. */
const nextId = (): string => {
  received += 1;
  return `ada${digits[Math.floor(received / 32)] ?? ''}0${digits[received % 32] ?? ''}00`;
};

export const makeDesk = async (environment: NodeJS.ProcessEnv = {}): Promise<Desk> => {
  const folder = await makeFolder('desk');
  const inboxFolder = join(folder, 'inbox');
  const inbox = toFolderStore(inboxFolder);
  const identity = join(folder, 'identity.txt');
  await writeFile(identity, `# public key: ${keys.recipient}\n${keys.identity}\n`, { mode: 0o600 });
  const variables = {
    THROUGHLINE_INBOX: inboxFolder,
    THROUGHLINE_IDENTITY: identity,
    THROUGHLINE_RECIPIENT: keys.recipient,
    ...environment,
  };
  const run = (command: string, ...args: string[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        cwd: folder,
        env: process.env,
      });
      let [out, error] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, error }));
    });
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await write('content/articles/en/2023/suez-delays.md', toArticleFile());
  await write(
    'content/articles/en/2023/port-said.md',
    toArticleFile({ title: 'Port Said', aliases: ['/2023/port-said-waits/'] }),
  );
  return {
    folder,
    inbox,
    run,
    write,
    letters: (...args) => runLetters(args, folder, variables),
    receive: async (changes = {}, email = sender) => {
      const letter: WaitingLetter = {
        id: nextId(),
        article: 'en/2023/suez-delays',
        language: 'en',
        name: 'Ada',
        email,
        text: 'Ships wait longer than you say.\n\nI counted *forty*.',
        received: '2024-01-03T14:33:00.000Z',
        source: 'form',
        state: 'new',
        digest: 'x',
        ...changes,
      };
      await keepLetter(inbox, letter, keys.recipient);
      return letter;
    },
    read: (file) => readFile(join(folder, file), 'utf8'),
  };
};
