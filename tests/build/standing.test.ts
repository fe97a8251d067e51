import { statSync } from 'node:fs';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toEditionPaths } from '../../src/build/edition-files.ts';
import type { EditionManifest } from '../../src/build/edition-plan.ts';
import {
  digestInputs,
  findEnd,
  findStanding,
  forgetStanding,
  writeStanding,
} from '../../src/build/standing.ts';
import { findContent } from '../../src/records/find-content.ts';
import { newsAge } from '../../src/views/sitemap-view.ts';
import { anArticle, article, writeTree } from '../support/content.ts';

const file = 'content/articles/en/2023/suez.md';
const picture = 'content/articles/en/2023/map.svg';
const tree = { [file]: article(), [picture]: '<svg/>', 'public/a.txt': 'a' };

const digestTree = async (root: string, code = 'c') =>
  digestInputs(root, code, await findContent(root));

describe('the digest of all that is read', () => {
  test('is the same for the same', async () => {
    const root = await writeTree(tree);
    expect(await digestTree(root)).toBe(await digestTree(root));
  });

  test.each([
    ['a text', file, article({}, 'Another text.')],
    ['a picture', picture, '<svg />'],
    ['a file of public/', 'public/a.txt', 'another'],
    ['a new picture', 'content/articles/en/2023/new.png', ''],
    ['a new file of public/', 'public/b.txt', ''],
  ])('is another where %s is', async (_, changed, text) => {
    const root = await writeTree(tree);
    const before = await digestTree(root);
    await writeFile(join(root, changed), text);
    expect(await digestTree(root)).not.toBe(before);
  });

  test('is another where a picture of the same size has another time, or the code is another', async () => {
    const root = await writeTree(tree);
    const before = await digestTree(root);
    expect(await digestTree(root, 'd')).not.toBe(before);
    await utimes(join(root, picture), 1, 1);
    expect(await digestTree(root)).not.toBe(before);
  });
});

describe('until when it stands', () => {
  const now = Date.UTC(2024, 0, 10);
  const at = (published: string) => anArticle({ id: 'en/2024/a', published });

  test('to the first piece that comes out, or is no news any more', () => {
    const out = at('2024-01-09T00:00:00.000Z');
    expect(findEnd({ articles: [out], letters: [] }, now)).toBe(Date.UTC(2024, 0, 9) + newsAge);
    const coming = at('2024-01-10T06:00:00.000Z');
    expect(findEnd({ articles: [out, coming], letters: [] }, now)).toBe(Date.UTC(2024, 0, 10, 6));
  });

  test('for ever where nothing is to come', () => {
    expect(findEnd({ articles: [at('2023-01-01T00:00:00.000Z')], letters: [] }, now)).toBeNull();
  });
});

describe('an edition', () => {
  const now = 1000;
  const standing = {
    ...{ inputs: 'i', from: now, until: 2000 },
    ...{ report: 'Nothing to mend.', redirects: [], nextDue: undefined },
  };

  const makeEdition = async () => {
    const root = await writeTree({ 'dist/index.html': 'page', 'dist/robots.txt': 'beside' });
    const paths = toEditionPaths(root, join(root, 'dist'));
    const { size, mtimeMs } = statSync(join(paths.out, 'index.html'));
    const sha256 = hash('sha256', 'page');
    const last: EditionManifest = {
      code: 'c',
      files: { 'index.html': { key: 'k', assets: [], sha256, size, mtimeMs } },
    };
    await mkdir(paths.cache);
    writeStanding(paths, standing);
    const find = (inputs = 'i', at = now) =>
      findStanding(paths, inputs, { now: at, last, beside: ['robots.txt'], verify: false });
    return { paths, find };
  };

  test('stands while its inputs and what time decides are the same', async () => {
    const { find } = await makeEdition();
    expect(await find()).toMatchObject({ report: 'Nothing to mend.' });
    expect(await find('i', 1999)).toBeDefined();
    expect(await find('other')).toBeUndefined();
    expect(await find('i', 2000)).toBeUndefined();
    expect(await find('i', 999)).toBeUndefined();
  });

  test.each([
    ['a page was touched', (out: string) => writeFile(join(out, 'index.html'), 'paged')],
    ['something else lies in it', (out: string) => writeFile(join(out, 'stray.html'), '')],
    ['something is gone', (out: string) => rm(join(out, 'robots.txt'))],
  ])('does not where %s', async (_, touch) => {
    const { paths, find } = await makeEdition();
    await touch(paths.out);
    expect(await find()).toBeUndefined();
  });

  test('does not once it is forgotten', async () => {
    const { paths, find } = await makeEdition();
    await forgetStanding(paths);
    expect(await find()).toBeUndefined();
  });
});
