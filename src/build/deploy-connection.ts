import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Destination } from './deploy-destination.ts';
import { toFailure } from './deploy-shell.ts';

/** A socket's address holds 104 bytes on some systems, 108 on others; OpenSSH first gives it a name longer by 17. */
const longestSocket = 104 - 17 - 1;

/** Nobody else may look into it: whoever reaches the socket is let in. */
const makeRoom = async (): Promise<{ folder: string; socket: string } | undefined> => {
  for (const above of new Set([tmpdir(), '/tmp'])) {
    const folder = await mkdtemp(join(above, 'deploy-')).catch(() => undefined);
    if (folder === undefined) continue;
    const socket = join(folder, 'ssh');
    if (Buffer.byteLength(socket) <= longestSocket) return { folder, socket };
    await rm(folder, { recursive: true });
  }
  return undefined;
};

/**
 * Opens the connection and holds it by a command there that reads on for as long as this process lives: killed in any
 * way, it lets go of it.
 *
 * @returns Undefined where it cannot be shared, for a reason that hinders no connection by itself.
 * @throws Where nobody gets there.
 */
const open = (to: Destination, command: readonly string[]): Promise<ChildProcess | undefined> => {
  const [program = 'sh', ...rest] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, "sh -c 'echo; exec cat'"]);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    child.stdin.on('error', () => undefined);
    child.once('error', () => resolve(undefined));
    child.once('close', (code) => {
      if (to.explain(code, said) === undefined) resolve(undefined);
      else reject(toFailure(to, code, said));
    });
    child.stdout.once('data', () => resolve(child)).resume();
  });
};

/** How long it may take to say goodbye, in milliseconds: a line that is dead never does. */
const patience = 3000;

const close = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  const impatient = setTimeout(() => child.kill(), patience);
  child.stdin?.end();
  await closed;
  clearTimeout(impatient);
};

/**
 * Does something with a destination whose commands all share one connection, where it is reached by OpenSSH; each has
 * its own where they cannot. Whoever is asked for a password is asked once.
 *
 * @throws Where nobody gets there.
 */
export const overOneConnection = async <Result>(
  to: Destination,
  act: (to: Destination) => Promise<Result>,
): Promise<Result> => {
  const room = to.withOptions && (await makeRoom());
  if (!to.withOptions || !room) return act(to);
  // What ~/.ssh/config has of its own about this must not hold here; % would begin a variable.
  const shared = ['-S', room.socket.replaceAll('%', '%%'), '-o', 'ControlPersist=no'];
  try {
    const master = await open(to, to.withOptions(['-M', ...shared]));
    if (!master) return await act(to);
    try {
      return await act({
        ...to,
        shell: to.withOptions([...shared, '-o', 'ControlMaster=no']),
        // Where what they share is lost, they end without a word.
        explain: (code, said) => to.explain(code, said.trim() || 'closed'),
      });
    } finally {
      await close(master);
    }
  } finally {
    await rm(room.folder, { recursive: true, force: true });
  }
};
