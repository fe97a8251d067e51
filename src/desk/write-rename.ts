import type { Stats } from 'node:fs';
import { chmod, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { explainDisk } from '../support/disk-errors.mjs';
import { changeFiles, NotUndone, type FileChanges } from '../support/file-changes.ts';
import { unlessLocked } from '../support/lock.mjs';
import { writeWhole } from '../support/whole-file.mjs';
import { writeEditorHelp } from './editor-help.ts';

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

/** Writes a file that is there already, or the one that it links to; who may read it stays what it was. */
const replace = async (
  path: string,
  text: string,
  write: (path: string, text: string) => void,
): Promise<void> => {
  const file = await realpath(path);
  const { mode } = await stat(file);
  write(file, text);
  await chmod(file, mode & 0o777);
};

/** A disk that does not tell capitals from small letters finds a file by its new name before it is moved. */
const isSame = (a: Stats | undefined, b: Stats | undefined): boolean =>
  a !== undefined && a.ino === b?.ino && a.dev === b.dev;

const take = async (root: string, step: Step, changes: FileChanges): Promise<void> => {
  const { from, to, texts } = step;
  const [source, target] = [join(root, from), join(root, to)];
  if (texts && (await readText(source)) !== texts.before)
    throw new Error(`${from} was changed meanwhile.`);
  const there = await find(target);
  if (there && !isSame(there, await find(source)))
    throw new Error(`There is a file ${to} already.`);
  if (texts) await replace(source, texts.after, changes.write);
  if (from !== to) changes.move(source, target);
};

/** Takes a step back as far as it was taken; what somebody changed since stays. */
const takeBack = async (root: string, { from, to, texts }: Step): Promise<void> => {
  const [source, target] = [join(root, from), join(root, to)];
  const [before, there] = [await find(source), await find(target)];
  if (from !== to && there && (!before || isSame(before, there))) await rename(target, source);
  if (texts && (await readText(source)) === texts.after)
    await replace(source, texts.before, writeWhole);
};

const journal = z.object({ steps: z.array(step) });

const toJournal = (cache: string): string => join(cache, 'rename.json');

/**
 * Does what a rename does, unless another one is under way.
 *
 * @param cache The folder of its lock and journal.
 * @throws Where another one is.
 */
export const asOnlyRename = async <Result>(
  cache: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const outcome = await unlessLocked(join(cache, 'rename.lock'), work);
  if ('done' in outcome) return outcome.done;
  const { host, pid } = outcome.holder;
  throw new Error(
    `Another rename is under way (process ${String(pid)} on ${host}). Wait until it has ended.`,
  );
};

/**
 * Takes back a rename whose process was killed halfway. To be done as the only rename: then no journal is of one that is
 * under way.
 *
 * @param cache The folder of its journal.
 * @returns Whether there was one.
 */
export const undoBrokenRename = async (root: string, cache: string): Promise<boolean> => {
  const text = await readText(toJournal(cache));
  if (text === undefined) return false;
  const { steps } = journal.parse(JSON.parse(text));
  for (const each of steps.toReversed()) await takeBack(root, each);
  await rm(toJournal(cache));
  return true;
};

const toWords = (error: unknown): string =>
  explainDisk(error) ?? (error instanceof Error ? error.message : String(error));

/**
 * Takes all steps of a rename, or, where anything fails, none. What is to be done is written down first: where the
 * process is killed halfway, the next rename takes back what was done.
 *
 * @returns What went wrong, in words for people.
 */
export const writeRename = async (
  root: string,
  cache: string,
  steps: readonly Step[],
): Promise<string | undefined> => {
  try {
    writeWhole(toJournal(cache), JSON.stringify({ steps }));
    // What is replaced lies on the same disk until it is known whether all of it can be, and out of sight.
    await changeFiles(join(root, '.astro'), async (changes) => {
      for (const each of steps) await take(root, each, changes);
      await writeEditorHelp(root, changes.write);
      await rm(toJournal(cache));
    });
    return undefined;
  } catch (error) {
    if (error instanceof NotUndone)
      return `The rename stopped halfway: ${error.message}\nNothing is lost. Mend that, and "npm run rename" takes it back first.`;
    await rm(toJournal(cache), { force: true });
    return `Nothing was changed: ${toWords(error)}`;
  }
};
