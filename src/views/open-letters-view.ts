import type { LettersSetting } from '../config.ts';
import { lettersCloseAt } from '../graph/letters-closed.ts';
import type { Graph } from '../graph/build-graph.ts';
import { articleUrl, type SitePath } from '../records/urls.ts';

/** What the service that takes letters in has to know of the articles that take any, by their ids. */
export type OpenLettersView = Readonly<
  Record<
    string,
    {
      readonly title: string;
      readonly url: SitePath;
      /** ISO 8601: from then on it takes none. */
      readonly closes: string | undefined;
      /** The ids of the letters that may be answered. */
      readonly letters: readonly string[];
    }
  >
>;

export const toOpenLettersView = (
  { articles, letters, lettersClosed }: Graph,
  setting: LettersSetting,
): OpenLettersView =>
  Object.fromEntries(
    articles
      .filter(({ id }) => !lettersClosed.has(id))
      .map((article) => {
        const strands = letters.strands.get(article.id) ?? [];
        const shown = strands.flatMap(({ first, replies }) => [first, ...replies]);
        return [
          article.id,
          {
            title: article.title,
            url: articleUrl(article),
            closes: lettersCloseAt(article, setting),
            letters: shown.map(({ letter }) => letter.id),
          },
        ];
      }),
  );
