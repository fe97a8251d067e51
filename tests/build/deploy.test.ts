import { execFileSync } from 'node:child_process';
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deploy, rollBack, toDeploySteps, toReleaseName } from '../../src/build/deploy.ts';
import { toDestination } from '../../src/build/deploy-destination.ts';
import { makeFolder } from '../support/folder.ts';
import { startDeploy } from '../support/killed-deploys.ts';
import { canMount, mountSmallDisk } from '../support/small-disk.ts';
import { makeEdition, pageOf, scriptOf } from '../support/small-edition.ts';
import { verify } from '../support/verify.ts';

const options = { keep: 3, reload: undefined };
const second = (count: number): number => Date.UTC(2024, 0, 1, 0, 0, count);
const there = async () => toDestination(await makeFolder('server'), 'ssh');
const servedPage = (to: { folder: string }) =>
  readFile(join(to.folder, 'current/index.html'), 'utf8');

describe('a deployment', () => {
  test('brings the whole edition, and a second one takes its place', async () => {
    const to = await there();
    await deploy(await makeEdition('a'), to, options, second(1));
    expect(await servedPage(to)).toBe(pageOf('a'));
    expect(await verify(join(to.folder, 'current'))).toMatchObject({ verdict: 'unsigned' });
    await deploy(await makeEdition('b'), to, options, second(2));
    expect(await servedPage(to)).toBe(pageOf('b'));
    expect((await verify(join(to.folder, 'current'))).report).toContain('All 7 files');
  });

  test('keeps for pages that are open what their edition had, and no longer than that', async () => {
    const to = await there();
    for (const [i, mark] of ['a', 'b', 'c'].entries())
      await deploy(await makeEdition(mark), to, options, second(i));
    const names = await readdir(join(to.folder, 'current/_astro'));
    expect(names.map((name) => `_astro/${name}`).sort()).toEqual(
      [scriptOf('b'), scriptOf('c')].sort(),
    );
  });

  test('keeps as many editions as it is told, and can go back to each', async () => {
    const to = await there();
    for (const [i, mark] of ['a', 'b', 'c', 'd', 'e'].entries())
      await deploy(await makeEdition(mark), to, options, second(i));
    const kept = await readdir(join(to.folder, 'releases'));
    expect(kept).toHaveLength(3);
    await rollBack(to, undefined, undefined);
    expect(await servedPage(to)).toBe(pageOf('d'));
    await rollBack(to, undefined, undefined);
    expect(await servedPage(to)).toBe(pageOf('c'));
    await expect(rollBack(to, undefined, undefined)).rejects.toThrow(/no earlier edition/);
    await rollBack(to, kept.sort().at(-1), undefined);
    expect(await servedPage(to)).toBe(pageOf('e'));
    await expect(rollBack(to, 'never', undefined)).rejects.toThrow(/no edition never. There are: /);
  });

  test('never takes away the edition that is served', async () => {
    const to = await there();
    for (const [i, mark] of ['a', 'b', 'c'].entries())
      await deploy(await makeEdition(mark), to, options, second(i));
    await rollBack(to, (await readdir(join(to.folder, 'releases'))).sort()[0], undefined);
    // A clock that goes wrong gives a new edition the oldest name.
    await deploy(await makeEdition('d'), to, { ...options, keep: 1 }, second(-60));
    expect(await servedPage(to)).toBe(pageOf('d'));
  });

  test('is gone back from to the one before it, where the clock was set back in between', async () => {
    const to = await there();
    for (const [mark, time] of [
      ['a', 9],
      ['b', 5],
      ['c', 7],
      ['d', 1],
    ] as const)
      await deploy(await makeEdition(mark), to, { ...options, keep: 4 }, second(time));
    for (const mark of ['c', 'b', 'a']) {
      await rollBack(to, undefined, undefined);
      expect(await servedPage(to)).toBe(pageOf(mark));
    }
    await expect(rollBack(to, undefined, undefined)).rejects.toThrow(/no earlier edition/);
  });

  test('keeps those that came last, where the clock was set back in between', async () => {
    const to = await there();
    for (const [i, mark] of ['a', 'b', 'c', 'd'].entries())
      await deploy(await makeEdition(mark), to, { ...options, keep: 2 }, second(-i));
    await rollBack(to, undefined, undefined);
    expect(await servedPage(to)).toBe(pageOf('c'));
    await expect(rollBack(to, undefined, undefined)).rejects.toThrow(/no earlier edition/);
  });

  test('comes after all of an earlier version, whose names begin with the time', async () => {
    const to = await there();
    const deployAs = async (mark: string, release: string) => {
      for (const { run } of toDeploySteps(await makeEdition(mark), to, release, options))
        await run();
    };
    await deployAs('a', '20990101T000000000Z-0000000a');
    await deployAs('b', '20990102T000000000Z-0000000b');
    await deploy(await makeEdition('c'), to, options, second(1));
    for (const mark of ['b', 'a']) {
      await rollBack(to, undefined, undefined);
      expect(await servedPage(to)).toBe(pageOf(mark));
    }
  });

  test('takes away no folder that somebody else has put among the editions', async () => {
    const to = await there();
    for (const name of ['backup', 'zzz'])
      await mkdir(join(to.folder, 'releases', name), { recursive: true });
    for (const [i, mark] of ['a', 'b', 'c'].entries())
      await deploy(await makeEdition(mark), to, { ...options, keep: 1 }, second(i));
    expect(await readdir(join(to.folder, 'releases'))).toEqual(
      expect.arrayContaining(['backup', 'zzz']),
    );
    await expect(rollBack(to, undefined, undefined)).rejects.toThrow(/There are: r000003-\S+\.$/);
  });

  test('goes to another machine by ssh, with nothing but its shell', async () => {
    const folder = await makeFolder('server');
    const ssh = join(folder, 'ssh');
    await writeFile(ssh, '#!/bin/sh\n[ "$1" = ada@server ] || exit 9\nshift\nexec sh -c "$*"\n');
    await chmod(ssh, 0o755);
    const to = toDestination(`ada@server:${folder}/a site's folder/`, ssh);
    await deploy(await makeEdition('a'), to, options, second(1));
    expect(await servedPage(to)).toBe(pageOf('a'));
  });

  test('is over when what it uploads is no longer read', { timeout: 60_000 }, async () => {
    const folder = await makeFolder('server');
    const ssh = join(folder, 'ssh');
    const script = `case "$*" in *'tar -x'*) echo No space left >&2; exit 2 ;; esac\nshift; exec sh -c "$*"`;
    await writeFile(ssh, `#!/bin/sh\n${script}\n`);
    await chmod(ssh, 0o755);
    const edition = await makeEdition('a', { 'long.txt': 'a'.repeat(5_000_000) });
    const args = ['--to', `server:${folder}/site`, '--ssh', ssh, '--from', edition];
    const { code, said } = await startDeploy(args).ended;
    expect(code).toBe(1);
    expect(said).toContain('site: No space left');
  });

  test.skipIf(process.getuid?.() !== 0)(
    'leaves nothing to somebody on the server who has the number of the one who built it',
    async () => {
      const edition = await makeEdition('a');
      await chown(join(edition, 'index.html'), 4711, 4711);
      await chmod(join(edition, 'index.html'), 0o662);
      const to = await there();
      await deploy(edition, to, options, second(1));
      const { uid, gid, mode } = await stat(join(to.folder, 'current/index.html'));
      expect([uid, gid, mode & 0o777]).toEqual([0, 0, 0o644]);
    },
  );

  test.each([
    ['a link out', (edition: string) => symlink('/proc/self/environ', join(edition, 'env.txt'))],
    ['a link within', (edition: string) => symlink('index.html', join(edition, 'twin.html'))],
    ['a pipe', (edition: string) => execFileSync('mkfifo', [join(edition, 'pipe')])],
  ])('holds files only, and not %s', async (_, prepare) => {
    const [edition, to] = [await makeEdition('a'), await there()];
    await prepare(edition);
    await expect(deploy(edition, to, options, second(1))).rejects.toThrow(
      /is a link, a pipe or a device: an edition holds files only/,
    );
    // It may have come between.
    const steps = toDeploySteps(edition, to, 'x', options);
    for (const { run } of steps.slice(0, 2)) await run();
    await expect(steps[2]?.run()).rejects.toThrow(
      /these are no files:|leads out of the folder|and no file/,
    );
  });

  test('leaves in an edition no more of an earlier one than a manifest of that names', async () => {
    const to = await there();
    for (const [i, mark] of ['a', 'b'].entries())
      await deploy(await makeEdition(mark), to, options, second(i));
    const current = join(to.folder, 'current');
    expect((await verify(current)).report).toContain(
      `Left from earlier editions, for readers who have their pages open:\n  ${scriptOf('a')}`,
    );
    await writeFile(join(current, scriptOf('a')), 'evil()');
    expect((await verify(current)).report).toContain(`  ${scriptOf('a')} is in no manifest`);
  });

  test('does not go into the site itself', async () => {
    const edition = await makeEdition('a');
    for (const folder of [edition, join(edition, 'there')])
      await expect(
        deploy(edition, toDestination(folder, 'ssh'), options, second(1)),
      ).rejects.toThrow(/the site itself: name another folder/);
  });

  test('gives way to one that begins later, and says so', async () => {
    const to = await there();
    await deploy(await makeEdition('a'), to, options, second(1));
    const release = toReleaseName('b', second(2), []);
    const steps = toDeploySteps(await makeEdition('b'), to, release, options);
    for (const { run } of steps.slice(0, 3)) await run();
    await deploy(await makeEdition('c'), to, options, second(3));
    for (const name of ['upload', 'check', 'finish'])
      await expect(steps.find((step) => step.name === name)?.run()).rejects.toThrow(
        /another deployment has begun since/,
      );
    await expect(steps.find(({ name }) => name === 'carry over')?.run()).rejects.toThrow();
    expect(await servedPage(to)).toBe(pageOf('c'));
    expect(await readdir(join(to.folder, 'releases'))).toHaveLength(2);
  });

  test('puts nothing in the place of a folder that it has not made', async () => {
    const to = await there();
    await mkdir(join(to.folder, 'current'));
    await expect(deploy(await makeEdition('a'), to, options, second(1))).rejects.toThrow(
      /current is no link to an edition: move it away/,
    );
  });

  test('says what keeps it from going there', async () => {
    const to = toDestination('/proc/nowhere', 'ssh');
    await expect(deploy(await makeEdition('a'), to, options, second(1))).rejects.toThrow(
      /^\/proc\/nowhere: /,
    );
    const empty = await makeFolder('empty');
    await expect(deploy(empty, await there(), options, 1)).rejects.toThrow(/npm run build/);
  });
});

test('names have a number that is larger than any that is there', () => {
  const name = (...releases: string[]) => toReleaseName('x', second(1), releases);
  const rest = /-20240101T000001000Z-[\da-f]{8}$/.exec(name())?.[0] ?? 'none';
  expect(name()).toBe(`r000001${rest}`);
  expect(name('20990101T000000000Z-0000000a')).toBe(`r000001${rest}`);
  expect(name('r000009-x', 'r000010-x', 'r000002-x')).toBe(`r000011${rest}`);
});

describe.skipIf(!canMount)('on a server whose disk is full', () => {
  test(
    'an edition that does not fit is told of in a line, leaves nothing, and the one that is served is whole',
    { timeout: 120_000 },
    async () => {
      const disk = mountSmallDisk(1024);
      const server = join(disk?.folder ?? '', 'site');
      const to = toDestination(server, 'ssh');
      try {
        await deploy(await makeEdition('a'), to, options, second(1));
        const large = Object.fromEntries(
          Array.from({ length: 6 }, (_, i) => [`${i}.txt`, `${i}`.repeat(20_000)]),
        );
        const edition = await makeEdition('b', large);
        const outcomes: (number | null)[] = [];
        for (const room of [0, 4, 16, 64, 120, 160, 200]) {
          await rm(join(server, '../.filler'), { force: true });
          disk?.fill(room);
          const { code, said } = await startDeploy(['--to', server, '--from', edition]).ended;
          outcomes.push(code);
          if (code === 0) break;
          expect(said).toBe(
            `${server}: The disk is full. Make room, then run the same command again. What is served there is whole.\n`,
          );
          expect(await servedPage(to)).toBe(pageOf('a'));
          expect(await verify(join(server, 'current'))).toMatchObject({ verdict: 'unsigned' });
          const left = await readdir(join(server, 'releases'));
          expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
        }
        expect(outcomes.length).toBeGreaterThan(3);
        expect(outcomes.at(-1)).toBe(0);
        expect(await servedPage(to)).toBe(pageOf('b'));
      } finally {
        disk?.unmount();
      }
    },
  );
});

describe('cut off', () => {
  test(
    'after any step, it leaves an edition whole; what is left behind hinders none',
    { timeout: 60_000 },
    async () => {
      const [a, b] = [await makeEdition('a'), await makeEdition('b')];
      const count = toDeploySteps(b, await there(), 'x', options).length;
      for (let steps = 0; steps <= count; steps++) {
        const to = await there();
        await deploy(a, to, options, second(1));
        const release = toReleaseName('b', second(2), []);
        const all = toDeploySteps(b, to, release, options);
        for (const { run } of all.slice(0, steps)) await run();
        const isSwitched = all.slice(0, steps).some(({ name }) => name === 'switch');
        expect(await servedPage(to)).toBe(pageOf(isSwitched ? 'b' : 'a'));
        expect(await verify(join(to.folder, 'current'))).toMatchObject({ verdict: 'unsigned' });
        await deploy(b, to, options, second(3));
        expect(await servedPage(to)).toBe(pageOf('b'));
      }
    },
  );

  test('half an upload is noticed, by name, and not switched to', async () => {
    const to = await there();
    await deploy(await makeEdition('a'), to, options, second(1));
    const release = toReleaseName('b', second(2), []);
    const steps = toDeploySteps(await makeEdition('b'), to, release, options);
    const run = async (name: string) => steps.find((step) => step.name === name)?.run();
    await run('make room');
    await run('upload');
    const arrived = join(to.folder, 'releases', `.new-${release}`);
    await writeFile(join(arrived, 'index.html'), '<!doct');
    await rm(join(arrived, scriptOf('b')));
    await expect(run('check')).rejects.toThrow(/index\.html: FAILED/);
    expect(await readlink(join(to.folder, 'current'))).not.toContain(release);
  });
});

test('what nginx is told names the policies of all editions that can be switched to', async () => {
  const to = await there();
  const told = join(to.folder, 'told');
  const reload = { keep: 3, reload: `echo reload >> '${told}'` };
  await deploy(await makeEdition('a'), to, reload, second(1));
  await deploy(await makeEdition('b'), to, reload, second(2));
  const config = await readFile(join(to.folder, 'nginx.conf'), 'utf8');
  const [policy = ''] = /default-src[^"]*/.exec(config) ?? [];
  expect(policy).toMatch(/style-src 'sha256-[^']+' 'sha256-[^']+';/);
  const count = (await readFile(told, 'utf8')).split('\n').length - 1;
  await deploy(await makeEdition('b'), to, reload, second(3));
  // Nothing new to say, so nothing to read anew.
  expect((await readFile(told, 'utf8')).split('\n').length - 1).toBe(count);
});
