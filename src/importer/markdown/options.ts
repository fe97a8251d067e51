import type { Language } from '../../i18n/languages.ts';
import type { Kind } from '../../records/article.ts';

/** What the publisher says of an import of a folder. */
export interface MarkdownOptions {
  readonly folder: string;
  /** The folder that content is written below. */
  readonly out: string;
  /** The old site's, for dates that say none. */
  readonly timeZone: string;
  /** Of texts whose file says none. */
  readonly language: Language;
  /** Of pieces that say no kind. */
  readonly kind: Kind;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Is told how much of the whole work is done, from 0 to 1, and how many texts. */
  readonly progress: (done: number, items: number) => void;
}
