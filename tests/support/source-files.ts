import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's folder, with forward slashes: `src/records/slug.ts`. */
  readonly path: string;
  readonly text: string;
}

const code = /\.(ts|mjs|js|astro)$/;

/** All code below a folder of the project, in order of path, hidden files aside; none where there is no folder. */
export function readSources(folder: string): SourceFile[] {
  return listFolder(folder)
    .filter((path) => code.test(path) && !/\/(fixtures\/|\.)/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function listFolder(folder: string): string[] {
  try {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
