import type { Offers } from '../desk/offers.ts';
import type { Language } from '../i18n/languages.ts';
import type { Asked } from './ask-front.ts';

/** What a command says, and the exit code that it ends with. */
export interface Ended {
  /** 0 where nothing was skipped unexpectedly, 1 where something was, 2 where the command was not understood. */
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

/** Where a command runs. */
export interface Surroundings {
  /** The project's folder. */
  readonly root: string;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Asks for what a text does not tell; left out where nobody sits at a terminal. `undefined` where somebody broke off. */
  readonly ask?:
    | ((known: Partial<Asked>, offers: Offers, language: Language) => Promise<Asked | undefined>)
    | undefined;
}

/** One way of bringing texts in. */
export interface ImportCommand {
  /** What it does, and with which options, for people. */
  readonly usage: string;
  readonly run: (args: readonly string[], around: Surroundings) => Promise<Ended>;
}
