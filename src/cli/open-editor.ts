import { spawnSync } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** The editor that the environment names; `undefined` where it names none. */
export const findEditor = ({ VISUAL, EDITOR }: Environment): string | undefined =>
  [VISUAL, EDITOR].map((editor) => editor?.trim()).find(Boolean);

/**
 * Opens a file in an editor and waits until it is closed.
 *
 * @returns Whether that went well.
 */
export const openEditor = (editor: string, path: string): boolean => {
  // An editor's name may come with arguments of its own, as in `code --wait`.
  const [command = '', ...args] = editor.split(/\s+/);
  return spawnSync(command, [...args, path], { stdio: 'inherit' }).status === 0;
};
