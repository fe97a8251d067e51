import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeKeys, unseal } from '../src/letters/seal.ts';
import { readWaitingLetter } from '../src/letters/waiting-letter.ts';
import { toFolderStore } from '../src/letters/folder-store.ts';
import { fromBase64Url, toSigner } from '../src/letters/signer.ts';
import { toToken } from '../src/letters/token.ts';
import { toLetterId } from '../src/records/letter-id.ts';

/** What was sent to a service that was killed again and again, and what became of it. */
export interface LoadFigures {
  readonly posts: number;
  /** Letters that their writers were thanked for, once or more often. */
  readonly thanked: number;
  readonly kills: number;
  /** Letters in the inbox, each file whole. */
  readonly whole: number;
  /** Letters that somebody was thanked for and that are not there, looked for after each kill and at the end. */
  readonly lost: number;
  /** Files that the inbox shows and that are not whole. */
  readonly half: number;
  /** Sealed letters that the private key did not open to what was typed, word for word, address included. */
  readonly wrong: number;
  readonly seconds: number;
}

const article = 'en/2023/yevlakh-the-day-after';
const secret = 'a secret for the bench, thirty-two characters';
const root = resolve(import.meta.dirname, '..');

interface Post {
  readonly id: string;
  readonly email: string;
  readonly fields: Readonly<Record<string, string>>;
}

const makePost = async (number: number): Promise<Post> => {
  const nonce = randomBytes(16);
  const token = await toToken(toSigner(secret), article, Date.now() - 60_000, () => nonce);
  const email = `reader-${number}@readers.example`;
  const letter = `This is letter number ${number}. ${'نامه و متن آن. '.repeat(number % 40)}`.trim();
  const fields = { article, language: 'en', name: `Reader ${number}`, email, letter, token };
  const id = toLetterId(fromBase64Url(token.split('.')[1] ?? '') ?? new Uint8Array(5));
  return { id, email, fields };
};

interface Place {
  readonly folder: string;
  readonly inbox: string;
  readonly identity: string;
  readonly environment: NodeJS.ProcessEnv;
}

const makePlace = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-load-'));
  const inbox = join(folder, 'inbox');
  await mkdir(join(folder, 'site', 'letters'), { recursive: true });
  const open = { [article]: { title: 'The day after', url: '/2023/x/', letters: [] } };
  await writeFile(join(folder, 'site', 'letters', 'open.json'), JSON.stringify(open));
  const { identity, recipient } = await makeKeys();
  const environment = {
    ...process.env,
    THROUGHLINE_INBOX: inbox,
    THROUGHLINE_RECIPIENT: recipient,
    THROUGHLINE_SECRET: secret,
  };
  return { folder, inbox, identity, environment };
};

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
}

const start = (place: Place, port = '0'): Promise<Running> =>
  new Promise((resolveStart, reject) => {
    const child = spawn(
      process.execPath,
      ['bench/letters-server.ts', join(place.folder, 'site'), port],
      { cwd: root, env: place.environment, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.once('exit', () => reject(new Error('The service did not start.')));
    child.stdout.once('data', (chunk: Buffer) => {
      resolveStart({ process: child, url: chunk.toString().trim() });
    });
  });

const kill = (running: Running): Promise<void> =>
  new Promise((done) => {
    running.process.once('exit', () => done());
    running.process.kill('SIGKILL');
  });

/** Whether the letter's writer was thanked; a line that breaks is no thanks. */
const send = async (url: string, { fields }: Post): Promise<boolean> => {
  try {
    const response = await fetch(new URL('letters', url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Connection: 'keep-alive' },
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(20_000),
    });
    return ((await response.json()) as { ok: boolean }).ok;
  } catch {
    return false;
  }
};

const readShown = async (inbox: string): Promise<Map<string, string>> => {
  const folder = join(inbox, 'letters');
  const names = await readdir(folder).catch(() => []);
  const shown = names.filter((name) => !name.startsWith('.'));
  return new Map(
    await Promise.all(
      shown.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
};

const isWhole = (text: string | undefined, post: Post | undefined): boolean => {
  if (text === undefined || post === undefined) return false;
  try {
    const { id, sealed } = JSON.parse(text) as Record<string, unknown>;
    return id === post.id && /-----END AGE ENCRYPTED FILE-----\s*$/.test(String(sealed));
  } catch {
    return false;
  }
};

const countWrong = async (place: Place, posts: readonly Post[]): Promise<number> => {
  const store = toFolderStore(place.inbox);
  const open = (sealed: string) => unseal([place.identity], sealed);
  const opened = await Promise.all(
    posts.map(async ({ id, email, fields }) => {
      const letter = await readWaitingLetter(store, id, open);
      if (!letter || 'broken' in letter) return false;
      const { name, text } = letter;
      return letter.email === email && name === fields['name'] && text === fields['letter'];
    }),
  );
  return opened.filter((right) => !right).length;
};

/**
 * Posts letters from many readers at once to a service of its own on the loopback, kills it without warning, starts it
 * again, lets those who were not thanked press once more, and counts what is there.
 *
 * @param sample How many letters are opened at the end.
 */
export const runLoad = async ({
  count,
  kills,
  readers,
  sample,
}: Record<'count' | 'kills' | 'readers' | 'sample', number>): Promise<LoadFigures> => {
  const place = await makePlace();
  let running = await start(place);
  try {
    const posts = await Promise.all(Array.from({ length: count }, (_, index) => makePost(index)));
    const byFile = new Map(posts.map((post) => [`${post.id}.json`, post]));
    const thanked = new Set<Post>();
    let [killed, lost, half] = [0, 0, 0];
    const look = async () => {
      const before = [...thanked];
      const shown = await readShown(place.inbox);
      lost += before.filter((post) => !isWhole(shown.get(`${post.id}.json`), post)).length;
      half += [...shown].filter(([name, text]) => !isWhole(text, byFile.get(name))).length;
      return shown;
    };
    const began = Date.now();
    while (thanked.size < count) {
      const queue = posts.filter((post) => !thanked.has(post));
      const goal = killed < kills ? Math.ceil(((killed + 1) * count) / (kills + 1)) : Infinity;
      let stopped = false;
      const isStopped = () => stopped;
      const read = async () => {
        for (let post = queue.pop(); post && !isStopped(); post = queue.pop()) {
          if (await send(running.url, post)) thanked.add(post);
          if (thanked.size < goal || isStopped()) continue;
          stopped = true;
          await kill(running);
        }
      };
      await Promise.all(Array.from({ length: readers }, read));
      if (!isStopped()) {
        if (queue.length === 0 && thanked.size < count) throw new Error('Letters are refused.');
        continue;
      }
      killed += 1;
      await look();
      running = await start(place, new URL(running.url).port);
    }
    const seconds = (Date.now() - began) / 1000;
    const shown = await look();
    const whole = [...shown].filter(([name, text]) => isWhole(text, byFile.get(name))).length;
    const wrong = await countWrong(place, posts.slice(0, sample));
    return {
      ...{ posts: count, thanked: thanked.size, kills: killed, whole, lost, half },
      ...{ wrong, seconds },
    };
  } finally {
    await kill(running);
    await rm(place.folder, { recursive: true, force: true });
  }
};
