import type { Kind } from '../../records/article.ts';
import type { Language } from '../../i18n/languages.ts';

/** What the publisher says of an import. */
export interface WordpressOptions {
  readonly files: readonly string[];
  /** The folder that content is written below. */
  readonly out: string;
  /** A copy of the old site's `wp-content/uploads`. */
  readonly media: string | undefined;
  /** The old site's, for dates that say none. */
  readonly timeZone: string;
  /** Overrides what the export says. */
  readonly language: Language | undefined;
  /** Of pieces that no category tells the kind of. */
  readonly kind: Kind;
  /** Types of posts, besides WordPress's own, that become articles. */
  readonly types: readonly string[];
  /** Whether WordPress's date of the last change, which it sets with every save, is what readers are told. */
  readonly updated: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Is told how much of the whole work is done, from 0 to 1, and how many items. */
  readonly progress: (done: number, items: number) => void;
}
