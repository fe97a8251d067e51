import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { browsers, findBrowser } from '../../src/cli/bootstrap/ensure-browser.mjs';
import { makeFolder } from './folder.ts';
import { takePort } from './web-servers.ts';

/** The path of OpenSSH's server; empty where this machine has none, and its tests have to be skipped. */
export const sshServer =
  process.env[browsers.sshd.passedAs] ?? findBrowser(process.env, undefined, browsers.sshd) ?? '';

/** An ssh server on this machine alone, and one who may come in. */
export interface SshServer {
  readonly user: string;
  readonly port: number;
  /** A command line of ssh with the key that the server lets in, and its own list of hosts that are known. */
  readonly ssh: string;
  /** Which server the client takes this one for; none, at first. */
  readonly know: (which: 'itself' | 'another') => Promise<void>;
  /** How many connections there were until now, and how many of them are open. */
  readonly countConnections: () => { readonly all: number; readonly open: number };
  /** Nobody is let in any more. */
  readonly lockOut: () => Promise<void>;
}

const makeKey = async (folder: string, name: string): Promise<string> => {
  const file = join(folder, name);
  await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  return file;
};

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });

/** Debian's sshd as an ordinary process with keys of its own and nothing of the system's configuration. */
export const startSshServer = async (): Promise<SshServer> => {
  const folder = await makeFolder('sshd');
  const [hostKey, otherKey, key] = (await Promise.all(
    ['host', 'other', 'key'].map((name) => makeKey(folder, name)),
  )) as [string, string, string];
  const port = await takePort();
  const allowed = join(folder, 'authorized_keys');
  const known = join(folder, 'known_hosts');
  await writeFile(allowed, await readFile(`${key}.pub`));
  await chmod(allowed, 0o600);
  // Where root starts it, it wants this to be there, for the part of it that has no rights.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  await writeFile(
    join(folder, 'sshd_config'),
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${hostKey}
PidFile none
AuthorizedKeysFile ${allowed}
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
`,
  );
  await writeFile(
    join(folder, 'ssh_config'),
    `IdentityFile ${key}
IdentitiesOnly yes
IdentityAgent none
UserKnownHostsFile ${known}
GlobalKnownHostsFile /dev/null
ControlPersist 10m
`,
  );
  const child = spawn(sshServer, ['-D', '-e', '-f', join(folder, 'sshd_config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  onTestFinished(() => void child.kill());
  for (let tries = 0; !(await isOpen(port)); tries++) {
    if (child.exitCode !== null || tries > 200) throw new Error(`sshd does not listen: ${said}`);
    await sleep(50);
  }
  return {
    user: userInfo().username,
    port,
    ssh: `ssh -F '${folder}/ssh_config'`,
    know: async (which) => {
      const shown = await readFile(`${which === 'itself' ? hostKey : otherKey}.pub`, 'utf8');
      await writeFile(known, `[127.0.0.1]:${port} ${shown}`);
    },
    countConnections: () => {
      const ports = [...said.matchAll(/^Accepted publickey .* port (\d+) /gm)].map(([, of]) => of);
      const isOver = (of = '') =>
        new RegExp(`^(?:Disconnected|Connection (?:closed|reset)) .* port ${of}$`, 'm').test(said);
      return { all: ports.length, open: ports.filter((of) => !isOver(of)).length };
    },
    lockOut: () => writeFile(allowed, ''),
  };
};
