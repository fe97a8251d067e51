import { load, readAllowance, store } from './device.ts';

/** A piece on the reading list. */
export interface SavedPiece {
  /** Its address from the root of the host, percent-encoded. */
  readonly path: string;
  readonly title: string;
  /** Its language's tag. */
  readonly lang: string;
  /** Its day of publication, as a reader of its language writes it. */
  readonly day: string;
}

/** Where the reading of a piece stopped. */
export interface Place {
  readonly path: string;
  readonly title: string;
  readonly lang: string;
  /** The paragraph, or what else stands in the text, counted from 0. */
  readonly block: number;
  /** How the block begins: it finds it again where the text has been edited. */
  readonly text: string;
  /** How much of the block was read, from 0 to 1. */
  readonly part: number;
  /** How much of the whole text was read; 1 to the end. */
  readonly read: number;
}

/** How many of each are kept: the oldest go first. */
const most = 100;

/** What was kept, newest first; nothing where somebody has tampered with it. */
export const toList = (text: string | undefined): readonly { readonly path: string }[] => {
  try {
    const list = JSON.parse(text ?? '[]') as unknown;
    return Array.isArray(list)
      ? (list as { readonly path: string }[]).filter((each) => each.path.startsWith('/'))
      : [];
  } catch {
    return [];
  }
};

/** The list with an entry first, or with none of that path. */
export const withEntry = <Entry extends { readonly path: string }>(
  list: readonly Entry[],
  path: string,
  entry?: Entry,
): readonly Entry[] =>
  [...(entry ? [entry] : []), ...list.filter((each) => each.path !== path)].slice(0, most);

const write = (key: string, list: readonly unknown[]): boolean =>
  store(key, list.length > 0 ? JSON.stringify(list) : undefined);

export const readSaved = (): readonly SavedPiece[] =>
  toList(load('saved')) as readonly SavedPiece[];
export const readPlaces = (): readonly Place[] => toList(load('places')) as readonly Place[];

export const isSaved = (path: string): boolean => readSaved().some((each) => each.path === path);

export const writePlace = (path: string, place?: Place): boolean =>
  write('places', withEntry(readPlaces(), path, place));

/** Puts a piece on the reading list, or takes it off; with it goes where its reading stopped, if only the list held it. */
export const writeSaved = (path: string, piece?: SavedPiece): boolean => {
  if (!piece && readAllowance() !== 'places') writePlace(path);
  return write('saved', withEntry(readSaved(), path, piece));
};
