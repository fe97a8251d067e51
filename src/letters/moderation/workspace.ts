import type { Store } from '../store.ts';
import type { Open } from '../waiting-letter.ts';

/** All that moderating touches, and its only clock. */
export interface Workspace {
  readonly inbox: Store;
  /** The project's folder; names are relative to it: `content/letters/…`. */
  readonly project: Store;
  /** The editors' key: without it the inbox shows no name and no word. */
  readonly key: EditorsKey;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the project's history holds this file just as it is. */
  readonly isCommitted: (file: string) => Promise<boolean>;
}

/** What seals for the editors, and opens what was sealed for them. */
export interface EditorsKey {
  /** The public key, `age1…`. */
  readonly recipient: string;
  readonly open: Open;
  /** Proves to the editors' own commands that they wrote a text: whoever only may write to the inbox cannot. */
  readonly sign: (text: string) => Promise<string>;
}

/** What keeps a step from being taken, in words for people; a command prints it and ends with 1. */
export interface Fault {
  readonly fault: string;
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'fault' in value;
