import { z } from 'zod';
import { parseLetter, toEnvelopeText, lettersFolder } from '../waiting-letter.ts';
import type { Workspace } from './workspace.ts';

/** What inboxes of the first editions hold: letters as plain text, and their writers' addresses sealed in files of their own. */
const oldLetter = z.looseObject({ id: z.string(), text: z.string(), name: z.string() });

/**
 * Seals the letters of an inbox of the first editions, each with its address. The journal of those editions, which holds
 * letters in plain text, is erased.
 *
 * @returns How many letters were sealed.
 */
export const sealOldLetters = async ({ inbox, key }: Workspace): Promise<number> => {
  let sealed = 0;
  for (const name of await inbox.list(lettersFolder)) {
    const old = toOldLetter((await inbox.read(name)) ?? '');
    if (!old || name !== `${lettersFolder}/${old.id}.json`) continue;
    const address = `addresses/${old.id}.age`;
    const email = await key.open((await inbox.read(address)) ?? '');
    const letter = parseLetter({ ...old, email: email ?? '' });
    if (!letter) continue;
    await inbox.write(name, await toEnvelopeText(letter, key.recipient));
    if (email !== undefined) await inbox.remove(address);
    sealed += 1;
  }
  for (const name of sealed > 0 ? await inbox.list('journal') : []) {
    if ((await inbox.read(name))?.includes('"changes"')) await inbox.remove(name);
  }
  return sealed;
};

const toOldLetter = (text: string): z.output<typeof oldLetter> | undefined => {
  try {
    return oldLetter.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
