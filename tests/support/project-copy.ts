import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildInputs } from '../../src/build/reproduce.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

/** A copy of the project in a folder of its own, to edit and to build. */
export interface ProjectCopy {
  readonly folder: string;
  /** Builds it as it is now, and returns each file of the edition with its digest. */
  readonly build: (environment?: NodeJS.ProcessEnv) => Promise<Readonly<Record<string, string>>>;
  /** Replaces a text in a file; fails where it is not there. */
  readonly edit: (file: string, from: string, to: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  readonly write: (file: string, contents: string | Uint8Array) => Promise<void>;
  /** Another copy, as it is now, that has never been built. */
  readonly clone: (name: string) => Promise<ProjectCopy>;
  readonly dispose: () => Promise<void>;
}

const digestFolder = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const digests = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(folder, file));
      return [file, createHash('sha256').update(bytes).digest('hex')] as const;
    }),
  );
  return Object.fromEntries(digests);
};

const copyFrom = async (source: string, name: string): Promise<ProjectCopy> => {
  const folder = await mkdtemp(join(tmpdir(), name));
  for (const part of buildInputs)
    await cp(join(source, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    build: async (environment = {}) => {
      await run(process.execPath, ['src/cli/build.ts'], {
        cwd: folder,
        env: { ...process.env, SOURCE_DATE_EPOCH: '1718971200', ...environment },
      });
      return digestFolder(join(folder, 'dist'));
    },
    edit: async (file, from, to) => {
      const text = await readFile(join(folder, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold "${from}"`);
      await writeFile(join(folder, file), text.replace(from, to));
    },
    remove: (file) => rm(join(folder, file)),
    write: async (file, contents) => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), contents);
    },
    clone: (cloneName) => copyFrom(folder, cloneName),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
};

export const copyProject = (name: string): Promise<ProjectCopy> => copyFrom(root, name);
