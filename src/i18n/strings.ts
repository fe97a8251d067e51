import type { KeepStrings } from './keep-strings.ts';
import type { IntakeStrings } from './intake-strings.ts';
import type { LetterStrings } from './letter-strings.ts';

/** Every word the interface says. A language that lacks one does not compile. */
export interface Strings {
  readonly skipToText: string;
  readonly sections: string;
  readonly latest: string;
  readonly threads: string;
  readonly tags: string;
  readonly authors: string;
  readonly archive: string;
  readonly feeds: string;
  /** Before the addresses of other copies of the site. */
  readonly alsoAt: string;
  readonly aboutUs: string;
  readonly languageSwitch: string;
  /** The switch between light and dark; `auto` follows the system. */
  readonly themes: Readonly<Record<'label' | 'auto' | 'light' | 'dark', string>>;
  readonly readIn: (language: string) => string;
  readonly by: string;
  readonly updated: string;
  readonly kinds: Readonly<
    Record<'analysis' | 'report' | 'explainer' | 'opinion' | 'brief', string>
  >;
  readonly readMore: string;
  readonly writtenLater: string;
  readonly writtenLaterNote: string;
  readonly related: string;
  readonly inThread: string;
  readonly placeInThread: (place: string, total: string) => string;
  readonly earlierInThread: string;
  readonly laterInThread: string;
  readonly wholeThread: string;
  /** Leads to a thread's pieces, whole, on one page. */
  readonly readWholeThread: string;
  /** That page's title. */
  readonly threadInFull: (title: string) => string;
  readonly contents: string;
  /** Over the earlier pieces that an article builds on. */
  readonly storySoFar: string;
  /** Stands before the newest piece that refers to an older one; speaks of no error. */
  readonly goneOn: string;
  /** Of pieces that only their writers see, while they write: before their headlines elsewhere, and on their pages. */
  readonly unpublished: {
    readonly draft: string;
    readonly draftNote: string;
    readonly held: string;
    readonly heldNote: (date: string) => string;
  };
  readonly ledTo: string;
  readonly follows: string;
  readonly piecesInThread: (count: number, formatted: string) => string;
  readonly articles: (count: number, formatted: string) => string;
  readonly share: string;
  readonly shareByEmail: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly cite: string;
  /** Opens the ready citation and leads to its files. */
  readonly citeForms: string;
  /** `authors` may be empty; `publication` is the site's name. The address follows after `comma`. */
  readonly citation: (authors: string, title: string, publication: string, date: string) => string;
  /** Between the parts of a sentence, with the blank after it. */
  readonly comma: string;
  readonly copyCitation: string;
  readonly citationCopied: string;
  /** Beside a box that is not ticked. */
  readonly copyWithSource: string;
  readonly letters: LetterStrings;
  readonly photo: string;
  /** Leads to a picture’s file as it came, which holds content credentials (C2PA). */
  readonly credentials: string;
  readonly footnotes: string;
  readonly backToText: string;
  readonly newer: string;
  readonly older: string;
  readonly page: (page: string, total: string) => string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly notFoundGuess: string;
  readonly notFoundNoGuess: string;
  readonly movedTitle: string;
  readonly movedText: string;
  readonly allLanguages: string;
  readonly writtenBy: (name: string) => string;
  readonly taggedWith: (tag: string) => string;
  readonly archiveOf: (period: string) => string;
  readonly tableScroll: string;
  readonly taskDone: string;
  readonly taskOpen: string;
  readonly runningThreads: string;
  /** Said of a piece out of which more later ones grew than out of most. */
  readonly turningPoint: string;
  /** Between two pieces of a thread: `14 months`, and that they passed. */
  readonly silence: (time: string) => string;
  /** Stands where a list has nothing in it. */
  readonly nothingYet: string;
  /** Opens the device's own list of ways to share. */
  readonly shareOtherwise: string;
  readonly search: string;
  /** Above the field: what may be typed into it. */
  readonly searchLabel: string;
  readonly searchHint: string;
  readonly searchFilters: string;
  readonly searchSort: string;
  readonly sortByRelevance: string;
  readonly sortByDate: string;
  /** The names of the filters, and what each says while it filters nothing. */
  readonly searchFilterNames: Readonly<
    Record<'tag' | 'thread' | 'kind' | 'author' | 'year', { name: string; all: string }>
  >;
  readonly searchResults: (count: number, formatted: string) => string;
  readonly searchNothing: string;
  /** Said where no piece has a word, and those are listed that have the beginning of it. */
  readonly searchBeginning: (word: string, beginning: string) => string;
  readonly searchNothingHint: string;
  readonly searching: string;
  readonly searchFailed: string;
  readonly searchMore: string;
  readonly searchNeedsScript: string;
  readonly keep: KeepStrings;
  readonly intake: IntakeStrings;
}
