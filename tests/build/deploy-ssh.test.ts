import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { startDeploy, type Ended } from '../support/killed-deploys.ts';
import { makeEdition, pageOf } from '../support/small-edition.ts';
import { sshServer, startSshServer } from '../support/ssh-server.ts';
import { verify } from '../support/verify.ts';
import { takePort } from '../support/web-servers.ts';

const run = (args: readonly string[]): Promise<Ended> => startDeploy(args).ended;

/** It is the server that writes down what became of a connection, in its own time. */
const patiently = { timeout: 120_000 };

const expectServed = async (site: string, mark: string): Promise<void> => {
  expect(await readFile(join(site, 'current/index.html'), 'utf8')).toBe(pageOf(mark));
  expect((await verify(join(site, 'current'))).report).toContain('All 7 files');
};

describe.skipIf(sshServer === '')('a deployment by OpenSSH', () => {
  test('brings an edition, then another, and goes back', { timeout: 120_000 }, async () => {
    const { user, port, ssh, know } = await startSshServer();
    await know('itself');
    const site = join(await makeFolder('server'), "a site's folder");
    const [a, b] = [await makeEdition('a'), await makeEdition('b')];
    const byUrl = ['--to', `ssh://${user}@127.0.0.1:${port}${site.replaceAll(' ', '%20')}`];
    const byName = ['--to', `${user}@127.0.0.1:${site}`];
    const first = await run([...byUrl, '--ssh', ssh, '--from', a]);
    expect(first.said).toMatch(/serves edition r\d{6}-\d{8}T\d{9}Z-[\da-f]{8}\.$/m);
    await expectServed(site, 'a');
    const log = join(site, 'reloads');
    const reload = ['--reload', `echo "$SSH_CONNECTION" >> '${log.replaceAll("'", "'\\''")}'`];
    const second = await run([...byName, '--ssh', `${ssh} -p ${port}`, '--from', b, ...reload]);
    expect(second.code, second.said).toBe(0);
    await expectServed(site, 'b');
    expect(await readFile(log, 'utf8')).toContain('127.0.0.1');
    const back = await run([...byUrl, '--ssh', ssh, '--rollback']);
    expect(back.said).toContain('again.');
    await expectServed(site, 'a');
  });

  test(
    'says in words why it does not get there, and changes nothing',
    { timeout: 120_000 },
    async () => {
      const server = await startSshServer();
      const site = join(await makeFolder('server'), 'site');
      const [a, b] = [await makeEdition('a'), await makeEdition('b')];
      const deployTo = (port: number, edition: string, more: readonly string[] = []) => {
        const to = `ssh://${server.user}@127.0.0.1:${port}${site}`;
        return run(['--to', to, '--ssh', server.ssh, '--from', edition, ...more]);
      };
      const expectRefusal = async (refused: Ended | Promise<Ended>, words: RegExp) => {
        const { code, said } = await refused;
        expect(code).toBe(1);
        expect(said).toMatch(words);
        expect(said).not.toMatch(/^\s+at /m);
      };
      const stranger = deployTo(server.port, a);
      await expectRefusal(stranger, /does not know the server’s key. Connect once by hand/);
      await server.know('another');
      await expectRefusal(deployTo(server.port, a), /shows another key/);
      await server.know('itself');
      expect((await deployTo(server.port, a)).code).toBe(0);
      const lost = deployTo(server.port, b, ['--reload', 'kill -9 $PPID']);
      await expectRefusal(lost, /connection was lost/);
      await expectRefusal(deployTo(await takePort(), b), /refused\nNothing answers there/);
      await server.lockOut();
      await expectRefusal(deployTo(server.port, b), /lets nobody in with that key/);
      await expectServed(site, 'a');
      expect(await readlink(join(site, 'current'))).toMatch(/^releases\//);
    },
  );

  test.each([
    ['a temporary folder of its own', ''],
    ['one whose path is longer than a socket’s may be', '/longer'.repeat(20)],
    ['one whose name means something to ssh', "/%h it's"],
  ])('opens one connection, and closes it, with %s', { timeout: 120_000 }, async (_, below) => {
    const { user, port, ssh, know, countConnections } = await startSshServer();
    await know('itself');
    const site = join(await makeFolder('server'), 'site');
    const to = ['--to', `ssh://${user}@127.0.0.1:${port}${site}`, '--ssh', ssh];
    const temporary = (await makeFolder('tmp')) + below;
    await mkdir(temporary, { recursive: true });
    const runIn = (args: readonly string[]) => startDeploy(args, { TMPDIR: temporary }).ended;
    const first = await runIn([...to, '--from', await makeEdition('a')]);
    expect(first.code, first.said).toBe(0);
    await vi.waitFor(() => expect(countConnections()).toEqual({ all: 1, open: 0 }), patiently);
    const refused = await runIn([...to, '--rollback']);
    expect(refused.said).toMatch(/no earlier edition/);
    await vi.waitFor(() => expect(countConnections()).toEqual({ all: 2, open: 0 }), patiently);
    expect(await readdir(temporary)).toEqual([]);
  });

  test('killed, it lets go of its connection, and the next one gets there', patiently, async () => {
    const { user, port, ssh, know, countConnections } = await startSshServer();
    await know('itself');
    const site = join(await makeFolder('server'), 'site');
    const to = ['--to', `ssh://${user}@127.0.0.1:${port}${site}`, '--ssh', ssh];
    const TMPDIR = await makeFolder('tmp');
    const [begun, over] = [join(site, 'begun'), join(site, 'over')];
    const reload = `touch '${begun}'; until [ -e '${over}' ]; do sleep 0.1; done`;
    const edition = ['--from', await makeEdition('a')];
    const { ended, killAlone } = startDeploy([...to, ...edition, '--reload', reload], { TMPDIR });
    await vi.waitFor(() => expect(existsSync(begun)).toBe(true), patiently);
    killAlone();
    await writeFile(over, '');
    expect((await ended).signal).toBe('SIGKILL');
    await vi.waitFor(() => expect(countConnections()).toEqual({ all: 1, open: 0 }), patiently);
    const left = await readdir(TMPDIR, { recursive: true });
    expect(left.filter((name) => name.endsWith('/ssh'))).toEqual([]);
    const next = await startDeploy([...to, ...edition], { TMPDIR }).ended;
    expect(next.code, next.said).toBe(0);
    await expectServed(site, 'a');
  });
});
