import type { WaitingLetter } from '../waiting-letter.ts';
import { changeLetter } from './publish.ts';
import type { Fault, Workspace } from './workspace.ts';

/** A letter as an editor's program shows it: its name, an empty line, its text. */
export const toEditable = ({ name, text }: Pick<WaitingLetter, 'name' | 'text'>): string =>
  `Name: ${name}\n\n${text}\n`;

/** What an editor made of it. */
export const readEditable = (edited: string): Pick<WaitingLetter, 'name' | 'text'> | Fault => {
  const [first = '', second, ...lines] = edited.replace(/\r\n?/g, '\n').split('\n');
  if (!first.startsWith('Name:') || second?.trim() !== '' || lines.length === 0) {
    return {
      fault:
        'The letter has to begin with its line "Name: …" and an empty line; nothing was changed.',
    };
  }
  return { name: first.slice('Name:'.length).trim(), text: lines.join('\n').trim() };
};

/** Changes what a letter says or who it is by; where it is published, its file too. */
export const editLetter = async (
  workspace: Workspace,
  letter: WaitingLetter,
  edited: Partial<Pick<WaitingLetter, 'name' | 'text'>>,
): Promise<string | Fault> => {
  const changed = { ...letter, ...edited };
  if (changed.name === letter.name && changed.text === letter.text) {
    return { fault: `${letter.id} is as it was.` };
  }
  return changeLetter(workspace, changed, `${letter.id} edited`);
};

/** Puts the editors' answer under a letter; an empty one takes it away. */
export const answerLetter = async (
  workspace: Workspace,
  letter: WaitingLetter,
  by: string,
  text: string,
): Promise<string | Fault> => {
  const date = new Date(workspace.now).toISOString();
  const answer = text.trim() === '' ? undefined : { by, date, text: text.trim() };
  return changeLetter(workspace, { ...letter, answer }, `${letter.id} answered`);
};

/** Says which correction a letter led to; nothing takes it back. */
export const linkCorrection = async (
  workspace: Workspace,
  letter: WaitingLetter,
  correction: string | undefined,
): Promise<string | Fault> =>
  changeLetter(workspace, { ...letter, correction }, `${letter.id} linked to its correction`);
