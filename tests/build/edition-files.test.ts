import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import {
  findFolderFault,
  isIntact,
  listFiles,
  removeFiles,
  toEditionPaths,
} from '../../src/build/edition-files.ts';
import { noManifest, writeManifest } from '../../src/build/edition-manifest.ts';
import { changeFiles } from '../../src/support/file-changes.ts';
import { writeTree } from '../support/content.ts';

describe('the folders of an edition', () => {
  test('lie together, each edition’s under a name of its own', () => {
    const dist = toEditionPaths('/project', '/project/dist');
    const other = toEditionPaths('/project', '/elsewhere/dist');
    expect(dist).toMatchObject({ out: '/project/dist', cache: '/project/.cache' });
    expect(dist.stage).toMatch(/^\/project\/\.cache\/stage-[\da-f]{12}$/);
    expect(dist.manifest).toMatch(/^\/project\/\.cache\/edition-[\da-f]{12}\.json$/);
    expect(other.stage).not.toBe(dist.stage);
    expect(other.manifest).not.toBe(dist.manifest);
    expect(toEditionPaths('/project', '/project/dist')).toEqual(dist);
  });

  test('may lie elsewhere', () => {
    vi.stubEnv('THROUGHLINE_CACHE', '/var/cache/x');
    expect(toEditionPaths('/project', '/project/dist').cache).toBe('/var/cache/x');
    vi.unstubAllEnvs();
  });
});

test('as many files are listed as the search of a large archive has', async () => {
  const root = await writeTree({ 'a/b.html': '' });
  const count = 130_000;
  for (let i = 0; i < count; i++) writeFileSync(join(root, `a/${String(i)}`), '');
  expect(listFiles(root)).toHaveLength(count + 1);
}, 60_000);

test('files are listed with their folders', async () => {
  const root = await writeTree({ 'a.html': '', 'b/c/d e.html': '', 'b/نقشه.svg': '', '.x/y': '' });
  await mkdir(join(root, 'empty'));
  expect(listFiles(root).sort()).toEqual(['.x/y', 'a.html', 'b/c/d e.html', 'b/نقشه.svg']);
  expect(listFiles(join(root, 'gone'))).toEqual([]);
});

describe('a file is intact', () => {
  const describePage = async () => {
    const out = await writeTree({ 'a/index.html': '<p>' });
    const { size, mtimeMs } = statSync(join(out, 'a/index.html'));
    const sha256 = hash('sha256', readFileSync(join(out, 'a/index.html')));
    const known = { key: 'k', assets: [], sha256, size, mtimeMs };
    return {
      out,
      isIntact: (thorough = false) => isIntact(out, 'a/index.html', known, thorough),
    };
  };

  test('where nobody has touched it', async () => {
    expect((await describePage()).isIntact()).toBe(true);
  });

  test('where it was restored from elsewhere, with another time', async () => {
    const { out, isIntact: isStillIntact } = await describePage();
    await utimes(join(out, 'a/index.html'), 1, 1);
    expect(isStillIntact()).toBe(true);
  });

  test.each<[string, (out: string) => Promise<void>]>([
    ['it is gone', (out) => rm(join(out, 'a/index.html'))],
    [
      'its folder is a file',
      async (out) => {
        await rm(join(out, 'a'), { recursive: true });
        await writeFile(join(out, 'a'), '');
      },
    ],
    ['it has grown', (out) => writeFile(join(out, 'a/index.html'), '<p>x')],
    [
      'other words of the same length stand in it',
      async (out) => {
        const file = join(out, 'a/index.html');
        await writeFile(file, (await readFile(file, 'utf8')).replace(/.$/s, '?'));
        await utimes(file, 1, 1);
      },
    ],
  ])('but not where %s', async (_, change) => {
    const { out, isIntact: isStillIntact } = await describePage();
    await change(out);
    expect(isStillIntact()).toBe(false);
  });
});

test('a file that looks untouched is read only where somebody asks for it', async () => {
  const out = await writeTree({ a: 'one' });
  const { size, mtimeMs } = statSync(join(out, 'a'));
  const known = { key: 'k', assets: [], sha256: hash('sha256', 'two'), size, mtimeMs };
  expect(isIntact(out, 'a', known)).toBe(true);
  expect(isIntact(out, 'a', known, true)).toBe(false);
});

test('with files go the folders that held nothing else, but not the folder of all', async () => {
  const root = await writeTree({
    'out/a/b.html': '',
    'out/a/c/d/e': '',
    'out/f/g': '',
    'out/f/h/i': '',
  });
  const out = join(root, 'out');
  const remove = (files: readonly string[]) =>
    changeFiles(out, (changes) => removeFiles(out, files, changes));
  await remove(['a/c/d/e', 'f/g', 'f/h/i', 'gone/x']);
  expect(listFiles(out)).toEqual(['a/b.html']);
  expect(readdirSync(out)).toEqual(['a']);
  expect(readdirSync(join(out, 'a'))).toEqual(['b.html']);
  await remove(['a/b.html']);
  expect(readdirSync(out)).toEqual([]);
});

describe('a site is built', () => {
  const faultOf = async (root: string, out: string) =>
    findFolderFault(root, toEditionPaths(root, join(root, out)));

  test('into dist, into an empty folder, into one that is not there, or over an edition', async () => {
    const root = await writeTree({ 'dist/anything': '', 'edition/index.html': '' });
    await mkdir(join(root, 'empty'));
    const { manifest } = toEditionPaths(root, join(root, 'edition'));
    writeManifest(manifest, noManifest);
    for (const out of ['dist', 'empty', 'new', 'edition'])
      expect(await faultOf(root, out)).toBeUndefined();
  });

  test('but not over what somebody else has put there', async () => {
    const root = await writeTree({ 'home/thesis.doc': '' });
    expect((await faultOf(root, 'home'))?.replace(root, '…')).toMatchInlineSnapshot(`
      "The folder …/home holds files that are not an edition of this site.
        Name an empty folder: building replaces all that is in it."
    `);
    expect(await faultOf(root, '.')).toMatch('not an edition');
    expect(await faultOf(root, '..')).toMatch('not an edition');
  });

  test('and not over a file', async () => {
    const root = await writeTree({ notes: '' });
    expect(await faultOf(root, 'notes')).toMatch('is a file');
  });
});
