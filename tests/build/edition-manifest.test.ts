import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/build/edition-files.ts';
import {
  noManifest,
  openUses,
  readManifest,
  writeManifest,
} from '../../src/build/edition-manifest.ts';
import type { EditionManifest } from '../../src/build/edition-plan.ts';
import { writeTree } from '../support/content.ts';

const facts = { sha256: 'd', size: 1, mtimeMs: 2.5 };
const inline = { scripts: ['sha256-a'], styles: [] };

const manifest: EditionManifest = {
  code: 'c',
  files: {
    '404.html': { key: undefined, assets: ['x.js'], ...facts, inline },
    'a/index.html': { key: 'k', assets: ['x.js'], ...facts, inline },
    'b/index.html': { key: 'k', assets: [], ...facts, inline },
    'rss.xml': { key: 'k', assets: ['x.js'], ...facts },
  },
};

describe('the manifest of an edition', () => {
  test('is read as it was written', async () => {
    const root = await writeTree({});
    const path = join(root, 'deep/edition.json');
    writeManifest(path, manifest);
    expect(await readManifest(path)).toEqual(manifest);
    expect(listFiles(root)).toEqual(['deep/edition.json']);
  });

  test('holds each list once, on the disk and in memory', async () => {
    const path = join(await writeTree({}), 'edition.json');
    writeManifest(path, manifest);
    expect((await readFile(path, 'utf8')).match(/sha256-a/g)).toHaveLength(2);
    const { files } = await readManifest(path);
    expect(files['404.html']?.assets).toBe(files['a/index.html']?.assets);
  });

  test.each([
    ['is not there', undefined],
    ['is of an older version', '{"/a": {"file": "a/index.html"}}'],
    ['lacks what a page uses', '{"code":"c","uses":[],"files":{"a":["k","d",1,2,0]}}'],
    ['lacks its files', '{"code":"c","uses":[]}'],
    ['was cut off', '{"/a": {"file": "a/in'],
    ['is empty', ''],
    ['is something else', 'null'],
    ['is something else', '[]'],
    ['is something else', '"text"'],
  ])('knows nothing where it %s: %j', async (_, text) => {
    const root = await writeTree(text === undefined ? {} : { 'edition.json': text });
    expect(await readManifest(join(root, 'edition.json'))).toEqual(noManifest);
  });
});

test('what files use is told apart where anything of it differs', () => {
  const { uses, toNumber, share } = openUses();
  const first = { assets: ['x.js'], inline };
  expect(toNumber(first)).toBe(0);
  expect(toNumber({ assets: ['x.js'] })).toBe(1);
  expect(toNumber({ assets: [], inline })).toBe(2);
  expect(uses).toEqual([first, { assets: ['x.js'] }, { assets: [], inline }]);
  const other = { assets: ['x.js'], inline: { scripts: ['sha256-a'], styles: [] }, size: 3 };
  expect(share(other)).toEqual(other);
  expect(share(other).inline).toBe(inline);
});
