import type { Locale } from 'date-fns/locale';
import type { Strings } from './strings.ts';

/** All that the site knows about one language: data, no behaviour of its own. */
export interface LanguagePack {
  /** The language's own name for itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 tag for `lang`, `hreflang` and `Intl`. */
  readonly tag: string;
  /** Open Graph's form of the locale: `en_GB`. */
  readonly openGraphLocale: string;
  /** date-fns locale for the Gregorian date line. */
  readonly dateLocale: Locale;
  /** The calendar that readers of this language live by, shown beside the Gregorian one where it differs. */
  readonly calendar: 'gregory' | 'persian';
  /** What a paragraph starts with (before its colon) to be a "Read more" block. */
  readonly readMoreLabels: readonly string[];
  /** What stands before the colon that introduces a picture's credit in its title. */
  readonly creditLabels: readonly string[];
  /** What stands around quoted words, opening and closing: outside, and within those. */
  readonly quotes: Readonly<Record<'double' | 'single', readonly [string, string]>>;
  readonly strings: Strings;
}
