import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory, that is soon full. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no more than so many kilobytes of room. */
  readonly fill: (kilobytesLeft: number) => void;
  /** Makes it one that can only be read, or that can be written again. */
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly unmount: () => void;
}

/** @returns Undefined where this machine lets nobody mount one. */
export const mountSmallDisk = (kilobytes: number): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-disk-'));
  const mount = (options: string): void => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  };
  try {
    mount(`size=${String(kilobytes)}k`);
  } catch {
    rmdirSync(folder);
    return undefined;
  }
  const readFree = (): number =>
    Number(
      execFileSync('df', ['-k', '--output=avail', folder], { encoding: 'utf8' }).split('\n')[1],
    );
  return {
    folder,
    fill: (kilobytesLeft) => {
      rmSync(join(folder, '.filler'), { force: true });
      const length = (readFree() - kilobytesLeft) * 1024;
      if (length > 0) writeFileSync(join(folder, '.filler'), Buffer.alloc(length));
    },
    setReadOnly: (isReadOnly) => {
      mount(`remount,${isReadOnly ? 'ro' : 'rw'}`);
    },
    unmount: () => {
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    },
  };
};

const isMountable = (): boolean => {
  const disk = mountSmallDisk(64);
  disk?.unmount();
  if (!disk)
    process.stderr.write('Tests of full disks are skipped: nothing can be mounted here.\n');
  return disk !== undefined;
};

/** Whether tests of full disks can run; says so where they cannot. */
export const canMount = isMountable();
