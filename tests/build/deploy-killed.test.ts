import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { deploy } from '../../src/build/deploy.ts';
import { toDestination } from '../../src/build/deploy-destination.ts';
import { manifestFile } from '../../src/build/site-manifest.ts';
import { makeFolder } from '../support/folder.ts';
import { copyServer, makeKiller, startDeploy } from '../support/killed-deploys.ts';
import { makeEdition } from '../support/small-edition.ts';
import { verify } from '../support/verify.ts';

const releaseName = /^r\d{6}-\d{8}T\d+Z-[\da-f]{8}$/;

/** nginx, as far as a deployment goes: what it read last, it goes by. */
const readBy = (server: string): string => join(dirname(server), 'read.conf');

/** Like a server's, a reload that is broken off has happened or has not. */
const reloadOf = (server: string): string =>
  `cp '${server}/nginx.conf' '${readBy(server)}.new' && mv '${readBy(server)}.new' '${readBy(server)}'`;

const toArgs = (server: string): string[] => [
  ...['--to', server, '--keep', '2', '--reload', reloadOf(server)],
];

const deployArgs = (server: string, edition: string): string[] => [
  ...toArgs(server),
  ...['--from', edition],
];

/** What is wrong with an edition, as far as bytes tell. */
const findFaults = async (folder: string): Promise<string[]> => {
  const { verdict, report } = await verify(folder);
  return verdict === 'unsigned' ? [] : [report];
};

/** Whichever edition is live: it is whole, and the server knows its policy; so is every other that one can go back to. */
const expectWhole = async (server: string, editions: readonly string[]): Promise<void> => {
  const live = join(server, 'current');
  const manifest = await readFile(join(live, manifestFile), 'utf8');
  const known = editions.map((edition) => readFile(join(edition, manifestFile), 'utf8'));
  expect(await Promise.all(known)).toContain(manifest);
  const names = (await readdir(join(server, 'releases'))).filter((name) => !name.startsWith('.'));
  for (const name of names)
    expect(await findFaults(join(server, 'releases', name)), name).toEqual([]);
  const [, style = ''] =
    /<style>(.*?)<\/style>/.exec(await readFile(join(live, 'index.html'), 'utf8')) ?? [];
  expect(await readFile(readBy(server), 'utf8')).toContain(
    createHash('sha256').update(style).digest('base64'),
  );
};

const expectNoLeftovers = async (server: string): Promise<void> => {
  expect((await readdir(server)).sort()).toEqual(['current', 'nginx.conf', 'releases']);
  const names = await readdir(join(server, 'releases'));
  expect(names.filter((name) => !releaseName.test(name))).toEqual([]);
  expect(names.length).toBeLessThanOrEqual(2);
  for (const name of names) {
    const hidden = (await readdir(join(server, 'releases', name))).filter((file) =>
      file.startsWith('.'),
    );
    expect(hidden.filter((file) => !['.earlier', '.host', '.well-known'].includes(file))).toEqual(
      [],
    );
  }
  expect(await readFile(readBy(server), 'utf8')).toBe(
    await readFile(join(server, 'nginx.conf'), 'utf8'),
  );
};

const deployWhole = (server: string, edition: string): Promise<string> => {
  const options = { keep: 2, reload: reloadOf(server) };
  return deploy(edition, toDestination(server, 'ssh'), options, Date.now());
};

/** Two editions lie there, so that a third makes the first go. */
const makeServer = async (editions: readonly string[]): Promise<string> => {
  const server = join(await makeFolder('server'), 'site');
  for (const edition of editions) await deployWhole(server, edition);
  return server;
};

const copyOf = async (server: string): Promise<string> => {
  const copy = await copyServer(server);
  await copyFile(readBy(server), readBy(copy));
  return copy;
};

const expectNextToSucceed = async (server: string, edition: string): Promise<void> => {
  await deployWhole(server, edition);
  expect(await readFile(join(server, 'current', manifestFile), 'utf8')).toBe(
    await readFile(join(edition, manifestFile), 'utf8'),
  );
  await expectWhole(server, [edition]);
  await expectNoLeftovers(server);
};

describe('killed with all that it has started', () => {
  test.each([
    ['a deployment', (server: string, edition: string) => deployArgs(server, edition)],
    ['a way back', (server: string) => [...toArgs(server), '--rollback']],
  ])(
    'before and amid each command, %s leaves an edition whole, and nothing that hinders the next or stays',
    { timeout: 600_000 },
    async (_, toArgsOf) => {
      const editions = await Promise.all(['a', 'b', 'c'].map((mark) => makeEdition(mark)));
      const [a = '', b = '', c = ''] = editions;
      const server = await makeServer([a, b]);
      const killer = await makeKiller();
      const moments = await killer.findMoments(toArgsOf(await copyOf(server), c));
      expect(moments.length).toBeGreaterThan(8);
      for (const moment of moments) {
        const copy = await copyOf(server);
        const { signal } = await killer.run(toArgsOf(copy, c), moment);
        expect(signal).toBe('SIGKILL');
        await expectWhole(copy, editions);
        await expectNextToSucceed(copy, c);
      }
    },
  );

  test(
    'at moments that nothing chose but a seed, it does likewise',
    { timeout: 600_000 },
    async () => {
      const pages = (mark: string) =>
        Object.fromEntries(
          Array.from({ length: 100 }, (__, i) => [
            `${i % 7}/${i}/index.html`,
            `<!doctype html><meta charset="utf-8">${mark.repeat(9_000)}`,
          ]),
        );
      const editions = await Promise.all(['a', 'b'].map((mark) => makeEdition(mark, pages(mark))));
      const [a = '', b = ''] = editions;
      const server = await makeServer([a]);
      const begin = performance.now();
      await startDeploy(deployArgs(await copyOf(server), b)).ended;
      const whole = performance.now() - begin;
      let seed = 7;
      for (let i = 0; i < 8; i++) {
        seed = (seed * 48_271) % 2_147_483_647;
        const copy = await copyOf(server);
        const { ended, kill } = startDeploy(deployArgs(copy, b));
        await Promise.race([ended, sleep(((i + seed / 2_147_483_647) / 8) * whole)]);
        kill();
        await ended;
        await expectWhole(copy, editions);
        await expectNextToSucceed(copy, b);
      }
    },
  );
});
