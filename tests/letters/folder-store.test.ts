import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeUnfinished, toFolderStore } from '../../src/letters/folder-store.ts';
import { readWaitingLetters } from '../../src/letters/waiting-letter.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a folder as an inbox', () => {
  it('is for its owner only, files and folders', async () => {
    const inbox = join(folder, 'inbox');
    await toFolderStore(inbox).create('letters/a.json', 'a');
    const modes = await Promise.all(
      ['', 'letters', 'letters/a.json'].map(async (name) => {
        const { mode } = await stat(join(inbox, name));
        return (mode & 0o777).toString(8);
      }),
    );
    expect(modes).toEqual(['700', '700', '600']);
  });

  it('leaves nothing half done behind, whatever fails', async () => {
    const store = toFolderStore(folder);
    await mkdir(join(folder, 'letters/taken.json'), { recursive: true });
    await expect(store.write('letters/taken.json', 'x')).rejects.toThrow();
    expect(await store.create('letters/taken.json', 'x')).toBe(false);
    expect(await readdir(join(folder, 'letters'))).toEqual(['taken.json']);
  });

  it('does not list what a crash left, and takes it away once it is old', async () => {
    const store = toFolderStore(folder);
    await store.create('letters/a.json', 'a');
    const part = join(folder, 'letters/.b.json.0123.part');
    await writeFile(part, '{"id": "b');
    const now = (await stat(part)).mtimeMs;
    expect(await store.list('letters')).toEqual(['letters/a.json']);
    await removeUnfinished(folder, now + 60_000);
    expect(await readdir(join(folder, 'letters'))).toContain('.b.json.0123.part');
    await utimes(part, 0, 0);
    await removeUnfinished(folder, now);
    expect(await readdir(join(folder, 'letters'))).toEqual(['a.json']);
  });

  it('waits for no pipe, and follows no link out of it', async () => {
    const store = toFolderStore(join(folder, 'inbox'));
    await store.create('letters/a.json', 'a');
    await writeFile(join(folder, 'secret'), 'secret');
    execFileSync('mkfifo', [join(folder, 'inbox/letters/b.json')]);
    await symlink('../../secret', join(folder, 'inbox/letters/c.json'));
    await expect(store.read('letters/b.json')).rejects.toThrow('pipe');
    await expect(store.read('letters/c.json')).rejects.toThrow('leads out of the folder');
    const open = () => Promise.resolve(undefined);
    const { broken } = await readWaitingLetters(store, open);
    expect(broken).toEqual([
      'letters/a.json is no letter: move it out of the inbox, or delete it.',
      expect.stringContaining('letters/b.json: This is a pipe'),
      expect.stringContaining('letters/c.json: This is a link'),
    ]);
  });

  it('says so where it may not write', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    await chmod(file, 0o400);
    await expect(toFolderStore(file).create('letters/a.json', 'a')).rejects.toThrow();
    await expect(toFolderStore(file).read('letters/a.json')).rejects.toThrow();
  });
});
