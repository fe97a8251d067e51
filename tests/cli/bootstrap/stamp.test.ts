import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  isUnfinished,
  markUnfinished,
  readStamp,
  removeStamp,
  toDigest,
  writeStamp,
} from '../../../src/cli/bootstrap/stamp.mjs';

describe('toDigest', () => {
  const manifest = { name: 'x', scripts: { a: 'b' }, dependencies: { zod: '1.0.0' } };
  const digest = (changes: object, lockfile = '{}', platform = 'linux-x64') =>
    toDigest(JSON.stringify({ ...manifest, ...changes }), lockfile, platform);

  it.each([
    ['a dependency', digest({ dependencies: { zod: '1.0.1' } })],
    ['a development dependency', digest({ devDependencies: { vitest: '5.0.0' } })],
    ['an optional dependency', digest({ optionalDependencies: { node: '24.0.0' } })],
    ['the lockfile', digest({}, '{"a":1}')],
    ['the platform', digest({}, '{}', 'darwin-arm64')],
  ])('changes with %s', (_, changed) => {
    expect(changed).not.toBe(digest({}));
  });

  it('does not change with what brings nothing to install', () => {
    expect(digest({ name: 'y', scripts: {} })).toBe(digest({}));
  });
});

describe('a stamp', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'throughline-stamp-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('is read as it was written', () => {
    expect(readStamp(root)).toBeUndefined();
    writeStamp(root, { digest: 'abc', runtime: 'own' });
    expect(readStamp(root)).toEqual({ digest: 'abc', runtime: 'own' });
    expect(isUnfinished(root)).toBe(false);
    removeStamp(root);
    expect(readStamp(root)).toBeUndefined();
  });

  it('tells that an install was under way', () => {
    markUnfinished(root);
    expect(isUnfinished(root)).toBe(true);
  });

  it('is as good as none where it is damaged', async () => {
    markUnfinished(root);
    await writeFile(join(root, 'node_modules/.throughline-installed.json'), '{"dig');
    expect(readStamp(root)).toBeUndefined();
  });
});
