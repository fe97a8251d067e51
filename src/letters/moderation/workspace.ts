import type { Store } from '../store.ts';

/** All that moderating touches, and its only clock. */
export interface Workspace {
  readonly inbox: Store;
  /** The project's folder; names are relative to it: `content/letters/…`. */
  readonly project: Store;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the project's history holds this file just as it is. */
  readonly isCommitted: (file: string) => Promise<boolean>;
}

/** What keeps a step from being taken, in words for people; a command prints it and ends with 1. */
export interface Fault {
  readonly fault: string;
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'fault' in value;
