import { settings } from '../config.ts';
import { yearAndMonth } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';

/** The articles of one language that were published in one month of the publication's time zone. */
export interface ArchiveMonth {
  readonly language: Language;
  /** `2023` and `03`. */
  readonly year: string;
  readonly month: string;
  /** Newest first. */
  readonly articles: readonly Article[];
}

/** Every month that has an article, newest first. `articles` are newest first. */
export const buildArchive = (articles: readonly Article[]): readonly ArchiveMonth[] => {
  const months = Map.groupBy(articles, (article) => {
    const { year, month } = yearAndMonth(article.published, settings.timeZone);
    return `${article.language} ${year} ${month}`;
  });
  return [...months]
    .sort(([a], [b]) => compareText(b, a))
    .flatMap(([, all]) => {
      const [first] = all;
      return first
        ? [
            {
              language: first.language,
              ...yearAndMonth(first.published, settings.timeZone),
              articles: all,
            },
          ]
        : [];
    });
};
