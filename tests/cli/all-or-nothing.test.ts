import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runDesk } from '../../src/cli/run-desk.ts';
import { runImport } from '../../src/cli/run-import.ts';
import { runLetters } from '../../src/cli/run-letters.ts';
import { runNew } from '../../src/cli/run-new.ts';
import { runRename } from '../../src/cli/run-rename.ts';
import { toFolderStore } from '../../src/letters/folder-store.ts';
import { keepLetter } from '../../src/letters/waiting-letter.ts';
import { keys } from '../support/intake.ts';
import { article, newYear2024, writeTree, writeTreeTo, type Tree } from '../support/content.ts';
import { makeFolder } from '../support/folder.ts';
import { toPhotograph } from '../support/pictures.ts';
import { canMount, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { item, wxr } from '../support/wxr.ts';

const photograph = await toPhotograph(false);

/** Every file below a folder with what is in it. */
const readTree = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== '.filler')
      // What editors' programs complete by is made anew with each command.
      .filter((entry) => !entry.parentPath.includes('.astro'))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path, readFileSync(path, 'latin1')] as const;
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const long = 'A sentence of words, and another one.\n\n'.repeat(400);
const suez = 'content/articles/en/2023/suez.md';

const tree: Tree = {
  [suez]: article(
    { title: 'Suez delays', byline: 'The desk' },
    `${long}\n\n![A map](suez-map.png)`,
  ),
  'content/articles/en/2023/suez-map.png': photograph,
  'content/articles/en/2023/later.md': article({ title: 'Later' }, `${long}\n\nRead more: suez`),
  'in.txt': `A meeting\n\n2 March 2023\n\n${long}`,
  'in.png': photograph,
  'export.xml': wxr(
    ...Array.from({ length: 8 }, (_, i) =>
      item({ post_name: `p${String(i)}`, 'content:encoded': `<p>${long}</p>` }),
    ),
  ),
  'old/a.md': `---\ntitle: A\ndate: 2023-01-01\n---\n${long}`,
  'old/b.md': `---\ntitle: B\ndate: 2023-01-02\n---\n${long}`,
};

const id = 'ada00000';

const receive = (root: string): Promise<boolean> => {
  writeFileSync(join(root, 'identity.txt'), `${keys.identity}\n`, { mode: 0o600 });
  return keepLetter(
    toFolderStore(join(root, 'inbox')),
    {
      ...{
        id,
        article: 'en/2023/suez',
        language: 'en',
        name: 'Ada',
        email: '',
        text: long.trim().slice(0, 3000),
      },
      ...{ received: '2024-01-03T14:33:00.000Z', source: 'form', state: 'new', digest: 'x' },
    },
    keys.recipient,
  );
};

const toMail = (root: string) => ({
  THROUGHLINE_INBOX: join(root, 'inbox'),
  THROUGHLINE_IDENTITY: join(root, 'identity.txt'),
});

const now = newYear2024;
const commands = {
  new: (root: string) =>
    runNew(['A title', '--byline', 'The desk'], { root, now, environment: {}, ask: undefined }),
  rename: (root: string) => runRename(['suez', 'the-canal'], root, now),
  'import text': (root: string) =>
    runImport(['text', 'in.txt', '--picture', 'in.png'], { root, now }),
  'import wordpress': (root: string) => runImport(['wordpress', 'export.xml'], { root, now }),
  'import markdown': (root: string) => runImport(['markdown', 'old'], { root, now }),
  'letters approve': (root: string) => runLetters(['approve', id], root, toMail(root)),
  'letters undo': (root: string) => runLetters(['undo'], root, toMail(root)),
  desk: (root: string) => runDesk([], root, now),
} as const;

type Name = keyof typeof commands;

beforeEach(async () => {
  vi.stubEnv('THROUGHLINE_CACHE', await makeFolder('cache'));
});
afterEach(() => void vi.unstubAllEnvs());

describe('a later file cannot be written, and the earlier ones are taken back', () => {
  /** A folder in the place of a file that the command writes last. */
  test.each<[Name, string]>([
    ['new', '.astro'],
    ['import text', '.astro'],
    ['import wordpress', 'imports/wordpress-report.json'],
    ['import markdown', 'imports/markdown-report.json'],
  ])('%s, where %s is in the way', async (name, inTheWay) => {
    const root = await writeTree(tree);
    if (inTheWay === '.astro') writeFileSync(join(root, inTheWay), '');
    else mkdirSync(join(root, inTheWay, 'x'), { recursive: true });
    const before = readTree(root);
    const ended = await commands[name](root);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.error.split('\n')).toHaveLength(1);
    expect(readTree(root)).toEqual(before);
  });

  test('letters approve, where its file cannot be written', async () => {
    const root = await writeTree(tree);
    await receive(root);
    writeFileSync(join(root, 'content/letters'), 'in the way');
    const before = readTree(root);
    expect((await commands['letters approve'](root)).code).toBe(1);
    expect(readTree(root)).toEqual(before);
  });
});

describe.skipIf(!canMount)('on a full disk', { timeout: 60_000 }, () => {
  let disk: SmallDisk | undefined;
  beforeAll(() => {
    disk = mountSmallDisk(2048);
  });
  afterAll(() => disk?.unmount());

  const prepare = async (name: Name): Promise<string> => {
    const root = disk?.folder ?? '';
    for (const each of readdirSync(root)) rmSync(join(root, each), { recursive: true });
    await writeTreeTo(root, tree);
    await receive(root);
    // What it reads is known, and its folders are there: what fails is what it writes.
    if (name === 'letters undo') await commands['letters approve'](root);
    return root;
  };

  test.each(Object.keys(commands) as Name[])(
    '%s says so in a line, and changes nothing',
    async (name) => {
      let failed = 0;
      // The more room there is, the later it fails, until all of it fits.
      for (const room of [0, 8, 24, 72]) {
        const root = await prepare(name);
        disk?.fill(room);
        const before = readTree(root);
        const ended = await commands[name](root);
        if (ended.code === 0) break;
        failed += 1;
        expect(ended.out).toBe('');
        expect(ended.error).toMatch(
          /The disk is full \([^)]+\)\. Make room, then run the same command again\.$/,
        );
        expect(ended.error.split('\n')).toHaveLength(1);
        expect(readTree(root)).toEqual(before);
      }
      expect(failed).toBeGreaterThan(0);
    },
  );

  test('and on one that can only be read', async () => {
    for (const name of Object.keys(commands) as Name[]) {
      const root = await prepare(name);
      disk?.setReadOnly(true);
      const { code, error } = await commands[name](root).finally(() => disk?.setReadOnly(false));
      expect(code).toBe(1);
      expect(error).toMatch(/The disk can only be read \([^)]+\)\. Make it writable/);
      expect(error.split('\n')).toHaveLength(1);
    }
  });
});
