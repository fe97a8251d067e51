import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifySite } from '../../src/build/verify-report.ts';
import { makeFolder } from '../support/folder.ts';
import { startDeploy, type Ended } from '../support/killed-deploys.ts';
import { makeEdition, pageOf } from '../support/small-edition.ts';
import { sshServer, startSshServer } from '../support/ssh-server.ts';
import { takePort } from '../support/web-servers.ts';

const run = (args: readonly string[]): Promise<Ended> => startDeploy(args).ended;

const expectServed = async (site: string, mark: string): Promise<void> => {
  expect(await readFile(join(site, 'current/index.html'), 'utf8')).toBe(pageOf(mark));
  expect((await verifySite(join(site, 'current'), '')).report).toContain('All 4 files');
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
    expect(first.said).toMatch(/serves edition \d{8}T\d{9}Z-[\da-f]{8}\.$/m);
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
});
