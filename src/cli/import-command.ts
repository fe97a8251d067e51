import type { Offers } from '../desk/offers.ts';
import type { Language } from '../i18n/languages.ts';
import type { Asked } from './ask-front.ts';
import type { Ended } from './ended.ts';

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
  /** Ends with 0 where nothing was skipped unexpectedly, 1 where something was, 2 where it was not understood. */
  readonly run: (args: readonly string[], around: Surroundings) => Promise<Ended>;
}
