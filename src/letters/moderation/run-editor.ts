import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from './workspace.ts';

/**
 * Opens a text in the editor that the environment names, and waits until it is closed.
 *
 * @returns The text as it was left.
 */
export const runEditor = async (
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | Fault> => {
  const editor = environment['VISUAL'] ?? environment['EDITOR'] ?? '';
  if (editor === '') return { fault: 'Set EDITOR to the editor of your choice, or use --text.' };
  const folder = await mkdtemp(join(tmpdir(), 'throughline-letter-'));
  try {
    const path = join(folder, 'letter.md');
    await writeFile(path, text, { mode: 0o600 });
    // An editor's name may come with arguments of its own, as in `code --wait`.
    const [command = '', ...args] = editor.trim().split(/\s+/);
    const { status } = spawnSync(command, [...args, path], { stdio: 'inherit' });
    if (status !== 0) return { fault: `The editor "${editor}" could not be run, or gave up.` };
    return await readFile(path, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
