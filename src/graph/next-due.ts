import type { LettersSetting } from '../config.ts';
import type { Instant } from '../i18n/dates.ts';
import type { Article } from '../records/article.ts';
import { isPublished } from './held-back.ts';
import { lettersCloseAt } from './letters-closed.ts';

/** What happens at an instant though nobody changed anything. */
export interface Due {
  readonly at: Instant;
  readonly event: 'comes out' | 'stops taking letters';
  /** Of the piece. */
  readonly title: string;
}

/**
 * When the next build would differ from one at `now` (in milliseconds since 1970) though nobody changed anything: a
 * piece that is held back comes out, or one stops taking letters. Undefined where nothing is to come.
 */
export const findNextDue = (
  articles: readonly Article[],
  letters: LettersSetting,
  now: number,
): Due | undefined =>
  articles
    .filter(({ draft }) => !draft)
    .flatMap((article): Due[] => {
      const { title, published } = article;
      const closes = isPublished(article, now) ? lettersCloseAt(article, letters) : undefined;
      return [
        { at: published, event: 'comes out', title },
        ...(closes === undefined
          ? []
          : [{ at: closes, event: 'stops taking letters', title } as const]),
      ];
    })
    .filter(({ at }) => Date.parse(at) > now)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0];

/** A letter, and when it and its answer were sent. */
interface SentLetter {
  readonly sent: Instant;
  readonly answer: { readonly sent: Instant } | undefined;
}

/** Every instant that decides what is in the graph: before it, the graph may be another than after. */
export const findInstants = (
  { articles, letters }: { articles: readonly Article[]; letters: readonly SentLetter[] },
  setting: LettersSetting,
): Instant[] => [
  ...articles.flatMap((article) =>
    [article.published, lettersCloseAt(article, setting) ?? []].flat(),
  ),
  ...letters.flatMap(({ sent, answer }) => [sent, answer?.sent ?? []].flat()),
];
