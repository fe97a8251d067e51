import { cp, glob, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildInputs } from '../../src/build/reproduce.ts';
import { writeCorpus } from '../corpus.ts';

const root = resolve(import.meta.dirname, '../..');

/** A copy of this project with so many generated articles, in a temporary folder. */
export const makeProject = async (articles: number, social: boolean): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `throughline-bench-${String(articles)}-`));
  // The content is written below.
  for (const part of buildInputs.filter((each) => each !== 'content'))
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeCorpus(join(folder, 'content'), articles);
  if (!social)
    await edit(join(folder, 'src/config.ts'), 'socialImages: true', 'socialImages: false');
  return folder;
};

/** Replaces what stands in a file. @throws Where nothing was replaced. */
export const edit = async (file: string, from: string | RegExp, to: string): Promise<void> => {
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${file} has nothing to edit.`);
  await writeFile(file, edited);
};

/** The files of a project's articles, by their names. */
export const findArticles = async (folder: string): Promise<string[]> =>
  (await Array.fromAsync(glob('content/articles/*/*/*.md', { cwd: folder }))).sort((a, b) =>
    (a.split('/').at(-1) ?? '').localeCompare(b.split('/').at(-1) ?? ''),
  );
