import type { Language } from '../i18n/languages.ts';

/** One thing that an editor may want to look at. */
export interface DeskEntry {
  /** Relative to the project. */
  readonly file: string;
  /** 1-based; `undefined` where it is the whole file. */
  readonly line?: number | undefined;
  /** The language of `title`. */
  readonly language: Language;
  /** What it is about: a headline, a thread's name, a tag. */
  readonly title: string;
  /** What is to be said of it, in English, as the rest of the desk. */
  readonly note: string;
  /** A line to copy into the text. */
  readonly propose?: string | undefined;
}

/** One of the lists of the desk's report. */
export interface DeskList {
  /** Stable: the fragment of its place in the page. */
  readonly id: string;
  readonly title: string;
  /** What the list holds and why, in a sentence. */
  readonly about: string;
  readonly entries: readonly DeskEntry[];
}
