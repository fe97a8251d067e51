import { writeEditorHelp } from './editor-help.ts';
import { explainDisk } from '../support/disk-errors.mjs';
import type { Stats } from 'node:fs';
import { chmod, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../support/whole-file.mjs';

const step = z.object({
  from: z.string(),
  to: z.string(),
  /** All that the file holds, as typed; left out where it only moves. */
  texts: z.object({ before: z.string(), after: z.string() }).optional(),
});

/** A file that moves, changes, or both. Paths are relative to the project. */
export type Step = z.output<typeof step>;

const find = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined);

const readText = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined);

/** Writes a file that is there already, as a whole; who may read it stays what it was. */
const replace = async (path: string, text: string): Promise<void> => {
  const file = await realpath(path);
  const { mode } = await stat(file);
  writeWhole(file, text);
  await chmod(file, mode & 0o777);
};

/** A disk that does not tell capitals from small letters finds a file by its new name before it is moved. */
const isSame = (a: Stats | undefined, b: Stats | undefined): boolean =>
  a !== undefined && a.ino === b?.ino && a.dev === b.dev;

const take = async (root: string, { from, to, texts }: Step): Promise<void> => {
  const [source, target] = [join(root, from), join(root, to)];
  if (texts && (await readText(source)) !== texts.before)
    throw new Error(`${from} was changed meanwhile.`);
  const there = await find(target);
  if (there && !isSame(there, await find(source)))
    throw new Error(`There is a file ${to} already.`);
  if (texts) await replace(source, texts.after);
  if (from !== to) await rename(source, target);
};

/** Takes a step back as far as it was taken; what somebody changed since stays. */
const takeBack = async (root: string, { from, to, texts }: Step): Promise<void> => {
  const [source, target] = [join(root, from), join(root, to)];
  const [before, there] = [await find(source), await find(target)];
  if (from !== to && there && (!before || isSame(before, there))) await rename(target, source);
  if (texts && (await readText(source)) === texts.after) await replace(source, texts.before);
};

const journal = z.object({ process: z.number(), steps: z.array(step) });

const toJournal = (cache: string): string => join(cache, 'rename.json');

/** Longer than any rename takes: by then a process of that number is another one. */
const longest = 10 * 60 * 1000;

const isUnderWay = async (cache: string, by: number): Promise<boolean> => {
  const { mtimeMs } = await stat(toJournal(cache));
  return by !== process.pid && Date.now() - mtimeMs < longest && isAlive(by);
};

const isAlive = (by: number): boolean => {
  try {
    return process.kill(by, 0);
  } catch {
    return false;
  }
};

/**
 * Takes back a rename that was broken off, by a power cut or a full disk.
 *
 * @param cache The folder of its journal.
 * @returns Whether there was one.
 * @throws Where it is under way.
 */
export const undoBrokenRename = async (root: string, cache: string): Promise<boolean> => {
  const text = await readText(toJournal(cache));
  if (text === undefined) return false;
  const { process: by, steps } = journal.parse(JSON.parse(text));
  if (await isUnderWay(cache, by))
    throw new Error(`Another rename is under way (process ${by}). Wait until it has ended.`);
  for (const each of steps.toReversed()) await takeBack(root, each);
  await rm(toJournal(cache));
  return true;
};

const toWords = (error: unknown): string =>
  explainDisk(error) ?? (error instanceof Error ? error.message : String(error));

/**
 * Takes all steps of a rename, or, where anything fails, none. What is to be done is written down first: where the
 * process ends halfway, the next rename takes back what was done.
 *
 * @returns What went wrong, in words for people.
 */
export const writeRename = async (
  root: string,
  cache: string,
  steps: readonly Step[],
): Promise<string | undefined> => {
  try {
    writeWhole(toJournal(cache), JSON.stringify({ process: process.pid, steps }));
    for (const each of steps) await take(root, each);
    await writeEditorHelp(root);
    await rm(toJournal(cache));
    return undefined;
  } catch (error) {
    const why = toWords(error);
    return undoBrokenRename(root, cache).then(
      () => `Nothing was changed: ${why}`,
      (again: unknown) =>
        `The rename stopped halfway: ${why}\nIt could not be taken back: ${toWords(again)}\nNothing is lost. Mend that, and "npm run rename" takes it back first.`,
    );
  }
};
