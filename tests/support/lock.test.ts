import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { unlessLocked, withLock } from '../../src/support/lock.mjs';
import { writeTree } from './content.ts';

const toFile = async () => join(await writeTree({ 'deep/notes': '' }), 'deep/a.lock');
const done = () => Promise.resolve('done');

interface Said {
  readonly host: string;
  readonly place: string;
  readonly pid: number;
  readonly started: string;
}

/** What a lock says that this process holds. */
const readOwn = async (): Promise<Said> => {
  const file = await toFile();
  const outcome = await unlessLocked(file, () => Promise.resolve(readFileSync(file, 'utf8')));
  return JSON.parse('done' in outcome ? outcome.done : '') as Said;
};

const minutesAgo = (file: string, minutes: number): void => {
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(file, then, then);
};

describe('a lock', () => {
  test('lets one in at a time, and tells the other who is', async () => {
    const file = await toFile();
    const outcome = await unlessLocked(file, () =>
      unlessLocked(file, () => Promise.reject(new Error('The second one ran.'))),
    );
    expect(outcome).toMatchObject({ done: { holder: { pid: process.pid } } });
    expect(readdirSync(dirname(file))).toEqual(['notes']);
  });

  test('makes those wait who want to, and tells them once', async () => {
    const file = await toFile();
    const events: string[] = [];
    const work = (name: string) =>
      withLock(
        file,
        async () => {
          events.push(`${name} begins`);
          await sleep(300);
          events.push(`${name} ends`);
        },
        () => events.push(`${name} waits`),
      );
    await Promise.all([work('a'), work('b')]);
    expect(events).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends']);
  });

  test('is free again when the work fails', async () => {
    const file = await toFile();
    await expect(unlessLocked(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  test('is not the one to be removed that somebody else has made since', async () => {
    const file = await toFile();
    await unlessLocked(file, () => {
      writeFileSync(file, 'another’s');
      return done();
    });
    expect(readFileSync(file, 'utf8')).toBe('another’s');
  });

  test('is touched while it is held', async () => {
    const file = await toFile();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await unlessLocked(file, async () => {
      const text = readFileSync(file, 'utf8');
      minutesAgo(file, 10);
      vi.advanceTimersByTime(10_000);
      await expect.poll(() => statSync(file).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
      expect(readFileSync(file, 'utf8')).toBe(text);
    });
    vi.useRealTimers();
  });

  test('cannot be what is no file', async () => {
    const folder = dirname(await toFile());
    await expect(unlessLocked(folder, done)).rejects.toThrow('Delete it and try again.');
  });
});

describe('a lock that was left behind', () => {
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  // As it is in a cache that was restored in a container: its number is somebody else's here.
  const elsewhere = { host: 'elsewhere', place: 'elsewhere b1 pid:[7]', pid: process.pid };
  const left: readonly (readonly [string, Partial<Said> | string, number, boolean])[] = [
    ['by a process that is gone is free', { pid: gone }, 0, true],
    ['by one whose number another process has now is free', { started: 'before' }, 0, true],
    ['by one of this machine that lives is held, however old', {}, 60, false],
    ['on another machine is free once nobody has touched it for long', elsewhere, 1, true],
    ['on another machine is held while somebody may live there', elsewhere, 0, false],
    ['on another machine whose clock is ahead is free', elsewhere, -60, true],
    ['before this machine was started anew is free', { place: 'vm before pid:[1]' }, 1, true],
    ['empty is held at first, since it may be about to be written', '', 0, false],
    ['empty is free then', '', 1, true],
    ['by an older version is held at first', String(gone), 0, false],
    ['by an older version is free then', String(process.pid), 1, true],
    ['broken is free then', '{"host":', 1, true],
  ];

  test.each(left)('%s', async (_, said, minutes, isFree) => {
    const file = await toFile();
    const text =
      typeof said === 'string' ? said : JSON.stringify({ ...(await readOwn()), id: 'x', ...said });
    writeFileSync(file, text);
    minutesAgo(file, minutes);
    const outcome = await unlessLocked(file, done);
    expect('done' in outcome).toBe(isFree);
    expect(existsSync(file)).toBe(!isFree);
    expect(readdirSync(dirname(file)).filter((name) => name !== 'a.lock')).toEqual(['notes']);
  });

  test.skipIf(process.platform !== 'linux')(
    'by a process that has ended, and that nobody has collected, is free',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
      const pid = await new Promise<number>((resolve) => {
        parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
      });
      const readState = () =>
        /\) (\w)/.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1];
      await expect.poll(readState).toBe('Z');
      const started = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(' ')[21];
      const file = await toFile();
      writeFileSync(file, JSON.stringify({ ...(await readOwn()), id: 'x', pid, started }));
      expect(await unlessLocked(file, done)).toEqual({ done: 'done' });
      parent.kill();
    },
  );

  test(
    'is taken over by one of many that find it at the same moment',
    { timeout: 60_000 },
    async () => {
      const file = await toFile();
      writeFileSync(file, JSON.stringify({ ...(await readOwn()), id: 'x', pid: gone }));
      // Each leaves an abandoned lock when it has had its turn, over which they are all at once again.
      const program = `
        import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
        import { unlessLocked } from ${JSON.stringify(join(import.meta.dirname, '../../src/support/lock.mjs'))};
        const [file, name] = process.argv.slice(1);
        let turns = 0;
        for (const end = Date.now() + 3000; Date.now() < end; ) {
          const outcome = await unlessLocked(file, async () => {
            mkdirSync(file + '.inside');
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
            rmdirSync(file + '.inside');
            turns += 1;
            const said = JSON.parse(readFileSync(file, 'utf8'));
            writeFileSync(file + name, JSON.stringify({ ...said, id: name + turns, pid: ${String(gone)} }));
            renameSync(file + name, file);
          });
          if ('holder' in outcome) await new Promise((resolve) => setTimeout(resolve, Math.random()));
        }
        console.log(turns);`;
      const runs = ['.a', '.b', '.c', '.d'].map((name) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', program, file, name]);
        let [said, wrong] = ['', ''];
        child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
        child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
        return new Promise<{ said: string; wrong: string }>((resolve) => {
          child.once('close', () => resolve({ said, wrong }));
        });
      });
      const all = await Promise.all(runs);
      expect(all.map(({ wrong }) => wrong)).toEqual(['', '', '', '']);
      expect(all.reduce((sum, { said }) => sum + Number(said), 0)).toBeGreaterThan(50);
    },
  );
});
