import { execFile, execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../support/project-copy.ts';
import { canMount, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';

/** More than a build needs, in kilobytes. */
const ample = 300_000;

const line = /^The disk is full(?: \([^)\n]+\))?\. Make room, then run the same command again\.$/;

/** Every file below a folder with its digest. */
const digest = (folder: string): string =>
  execFileSync('sh', ['-c', 'find . -type f | sort | xargs -d "\\n" sha256sum'], {
    cwd: folder,
    encoding: 'utf8',
  });

const measure = (folder: string): number =>
  Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]);

describe.skipIf(!canMount)('a build on a disk that is soon full', () => {
  let project: ProjectCopy;
  let disk: SmallDisk;
  let [site, cache] = ['', ''];
  let needed = 0;

  /** What a build says where it fails. */
  const build = async (): Promise<string> => {
    try {
      await promisify(execFile)(process.execPath, ['src/cli/build.ts', '--out', site], {
        cwd: project.folder,
        env: { ...process.env, SOURCE_DATE_EPOCH: '1718971200', THROUGHLINE_CACHE: cache },
      });
      return '';
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  };

  beforeAll(async () => {
    project = await copyProject('full-disk-');
    const mounted = mountSmallDisk(ample);
    if (!mounted) throw new Error('No disk can be mounted any more.');
    disk = mounted;
    [site, cache] = ['site', 'cache'].map((name) => join(disk.folder, name)) as [string, string];
    expect(await build()).toBe('');
    needed = measure(disk.folder);
  });

  afterAll(async () => {
    disk.unmount();
    await project.dispose();
  });

  test('of a change leaves the edition as it was, and says so in a line', async () => {
    const before = digest(site);
    await project.edit('src/components/Figure.astro', '<figure', '<figure data-changed');
    for (const share of [0, 0.5]) {
      disk.fill(Math.round(needed * share));
      const said = await build();
      expect(said.split(' What was in ')[0]).toMatch(line);
      expect(said).toMatch(/ What was in \S+ is there as it was\.\n$/);
      expect(digest(site)).toBe(before);
    }
    rmSync(join(disk.folder, '.filler'));
    expect(await build()).toBe('');
    expect(digest(site)).not.toBe(before);
  });

  test.each([0.02, 0.4, 0.7])('with %f of the room that it needs', async (share) => {
    for (const folder of [site, cache]) rmSync(folder, { recursive: true, force: true });
    disk.fill(Math.round(needed * share));
    const said = await build();
    expect(said.replace(/\n$/, '')).toMatch(line);
    expect(existsSync(site)).toBe(false);
  });
});
