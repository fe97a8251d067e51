import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenamePlan } from './plan-rename.ts';

/** Something done to the disk, and how it is taken back. */
interface Step {
  readonly take: () => Promise<void>;
  readonly back: () => Promise<void>;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Moves a file to where none is. */
const move = (from: string, to: string): Step => ({
  take: async () => {
    // On a disk that does not tell capitals from small letters, the file itself is there already.
    if (from.toLowerCase() !== to.toLowerCase() && (await isThere(to)))
      throw new Error(`There is a file ${to} already.`);
    await rename(from, to);
  },
  back: () => rename(to, from),
});

const put = (path: string, text: string, before: string): Step => {
  // A file is always whole: written beside its place, then moved over it.
  const write = async (content: string): Promise<void> => {
    const beside = `${path}.renaming`;
    try {
      await writeFile(beside, content);
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  };
  return { take: () => write(text), back: () => write(before) };
};

/**
 * Does all that a plan says, or, where anything fails, nothing: what was done is then taken back.
 *
 * @param typedOf A text as its file holds it, and what that holds now, by the path that it has afterwards.
 * @throws what the disk says.
 */
export const writeRename = async (
  root: string,
  { move: { from, to }, pictures, texts }: RenamePlan,
  typedOf: (file: string, text: string) => { readonly text: string; readonly before: string },
): Promise<void> => {
  const steps = [
    ...(from === to ? [] : [move(join(root, from), join(root, to))]),
    ...pictures.map((picture) => move(join(root, picture.from), join(root, picture.to))),
    ...[...texts].map(([file, text]) => {
      const typed = typedOf(file, text);
      return put(join(root, file), typed.text, typed.before);
    }),
  ];
  const taken: Step[] = [];
  try {
    for (const step of steps) {
      await step.take();
      taken.push(step);
    }
  } catch (error) {
    for (const step of taken.reverse()) await step.back();
    throw error;
  }
};
