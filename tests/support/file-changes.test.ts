import fc from 'fast-check';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeFiles, openChanges, type FileChanges } from '../../src/support/file-changes.ts';
import { writeTree } from './content.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** Everything below a folder: files with their texts, and folders. */
const readTree = (root: string): Record<string, string | null> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((path) => {
        const isFolder = lstatSync(join(root, path)).isDirectory();
        return [path, isFolder ? null : readFileSync(join(root, path), 'utf8')];
      }),
  );

const fail = () => {
  throw new Error('no');
};

describe('changes', () => {
  test('are made', async () => {
    const root = await writeTree({ a: '1', b: '2', c: '3', 'd/e': '4', stage: '5' });
    const made = await changeFiles(root, (changes) => {
      changes.write(join(root, 'a'), 'one');
      expect(changes.create(join(root, 'b'), 'two')).toBe(false);
      expect(changes.create(join(root, 'new/f'), 'six')).toBe(true);
      changes.remove(join(root, 'c'));
      changes.remove(join(root, 'gone'));
      changes.move(join(root, 'd/e'), join(root, 'd/moved'));
      changes.place(join(root, 'stage'), join(root, 'b'));
      const part = changes.open(join(root, 'g'));
      part.write('sev');
      part.write('en');
      part.replace();
      return 'made';
    });
    expect(made).toBe('made');
    const d = { d: null, 'd/moved': '4' };
    expect(readTree(root)).toEqual({
      a: 'one',
      b: '5',
      ...d,
      g: 'seven',
      new: null,
      'new/f': 'six',
    });
  });

  test('are taken back where one fails, folders and unfinished files too', async () => {
    const root = await writeTree({ a: '1', 'b/c': '2', d: '3', taken: '4' });
    const before = readTree(root);
    const changing = changeFiles(root, async (changes) => {
      changes.write(join(root, 'a'), 'one');
      changes.write(join(root, 'x/y/z'), 'new');
      changes.remove(join(root, 'b/c'));
      rmSync(join(root, 'b'), { recursive: true });
      changes.open(join(root, 'w/unfinished')).write('half');
      await Promise.resolve();
      changes.move(join(root, 'd'), join(root, 'taken'));
    });
    await expect(changing).rejects.toThrow(/There is a file .*taken already/);
    expect(readTree(root)).toEqual(before);
  });

  test('leave alone what others have put into a new folder', async () => {
    const root = await writeTree({});
    const changing = changeFiles(root, (changes) => {
      changes.write(join(root, 'new/a'), '');
      writeFileSync(join(root, 'new/theirs'), '');
      fail();
    });
    await expect(changing).rejects.toThrow('no');
    expect(readTree(root)).toEqual({ new: null, 'new/theirs': '' });
  });

  test('name what could not be put back, and where it is', async () => {
    const root = await writeTree({ a: '1' });
    const changing = changeFiles(root, (changes) => {
      changes.remove(join(root, 'a'));
      mkdirSync(join(root, 'a/in the way'), { recursive: true });
      fail();
    });
    const message = String(await changing.catch((error: unknown) => error));
    expect(message).toMatch(
      /^Error: no These could not be put back as they were: .*a\. What they held is in /,
    );
    const backups = message.replace(/^.* is in (.*)\.$/, '$1');
    expect(readFileSync(join(backups, readdirSync(backups)[0] ?? ''), 'utf8')).toBe('1');
  });

  test('may be taken back in part', async () => {
    const root = await writeTree({ a: '1' });
    const changes = openChanges(root);
    changes.write(join(root, 'a'), '2');
    const count = changes.count();
    changes.write(join(root, 'a'), '3');
    changes.write(join(root, 'b'), '4');
    changes.undo(count);
    changes.write(join(root, 'c'), '5');
    changes.keep();
    expect(readTree(root)).toEqual({ a: '2', c: '5' });
  });

  test('are over once they were taken back, for whoever has not heard of it', async () => {
    const root = await writeTree({});
    const changes = openChanges(root);
    changes.undo();
    for (const act of [changes.write, changes.create, changes.remove])
      expect(() => act(join(root, 'late'), '')).toThrow('over');
    expect(readTree(root)).toEqual({});
  });

  test('of any kind and in any order are all taken back', () => {
    const path = fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f/g/h', 'f', 'c');
    const step = fc.record({
      act: fc.constantFrom('write', 'create', 'move', 'place', 'remove', 'open'),
      from: path,
      to: path,
    });
    const take = (changes: FileChanges, root: string, [act, from, to]: string[]): void => {
      const [source, target] = [join(root, from ?? ''), join(root, to ?? '')];
      if (act === 'write') changes.write(target, 'written');
      if (act === 'create') changes.create(target, 'created');
      if (act === 'move') changes.move(source, target);
      if (act === 'place') {
        writeFileSync(`${root}.staged`, 'placed');
        changes.place(`${root}.staged`, target);
      }
      if (act === 'remove') changes.remove(target);
      if (act === 'open') changes.open(target).write('half');
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const root = mkdtempSync(join(tmpdir(), 'throughline-changes-'));
        try {
          for (const folder of ['c', 'f/g']) mkdirSync(join(root, folder), { recursive: true });
          for (const file of ['a', 'c/d', 'f/g/h']) writeFileSync(join(root, file), file);
          const before = readTree(root);
          const changes = openChanges(root);
          for (const { act, from, to } of steps) {
            try {
              take(changes, root, [act, from, to]);
            } catch {
              // Some cannot be done, such as a file in the place of a folder.
            }
          }
          changes.undo();
          expect(readTree(root)).toEqual(before);
        } finally {
          rmSync(root, { recursive: true });
          rmSync(`${root}.staged`, { force: true });
        }
      }),
    );
  });
});

describe.skipIf(!canMount)('on a full disk', () => {
  let disk: SmallDisk | undefined;
  beforeAll(() => {
    disk = mountSmallDisk(256);
  });
  afterAll(() => disk?.unmount());

  test('changes are taken back without any room', async () => {
    const root = disk?.folder ?? '';
    const path = (name: string) => join(root, name);
    for (const name of ['a', 'b', 'c']) writeFileSync(path(name), name.repeat(20_000));
    const before = readTree(root);
    const from = await writeTree({ staged: 'x'.repeat(60_000) });
    const changing = changeFiles(root, (changes) => {
      changes.write(path('a'), 'A'.repeat(60_000));
      changes.remove(path('b'));
      changes.place(join(from, 'staged'), path('c'));
      writeFileSync(path('filler'), '');
      changes.write(path('new/d'), Buffer.alloc(500_000));
    });
    await expect(changing).rejects.toThrow(/ENOSPC/);
    expect(existsSync(path('filler'))).toBe(true);
    expect(readTree(root)).toEqual({ ...before, filler: '' });
  });
});
