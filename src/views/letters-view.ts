import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { takesLetters } from '../graph/letters-closed.ts';
import type { Neighbours } from '../graph/neighbours.ts';
import { formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { articleUrl, articleLettersUrl, pageUrl, type SitePath } from '../records/urls.ts';
import { toLetterFormView, type LetterFormView } from './letter-form-view.ts';
import { toStrandView, type LetterStrandView } from './letter-view.ts';

/** The letters under an article, and the way to write one. */
export interface LettersView {
  readonly count: number;
  /** `3 letters`. */
  readonly heading: string;
  /** Oldest first. */
  readonly strands: readonly LetterStrandView[];
  /** Where the feeds of these letters stand; `undefined` where there are none. */
  readonly feed: { readonly title: string; readonly under: SitePath } | undefined;
  /** The page that says how letters are chosen, where there is one. */
  readonly policy: SitePath | undefined;
  readonly form: LetterFormView;
}

/** The slug of the page that says how letters are chosen. */
export const policySlug = 'letters-policy';

export const findPolicy = (
  graph: Pick<Graph, 'pages'>,
  language: Language,
): SitePath | undefined =>
  graph.pages.some((page) => page.language === language && page.slug === policySlug)
    ? pageUrl(language, policySlug)
    : undefined;

/** The feed of the letters to an article that has some. */
export const toLettersFeed = (article: Article): { title: string; under: SitePath } => ({
  title: languagePack(article.language).strings.letters.feedOf(article.title),
  under: articleLettersUrl(articleUrl(article)),
});

export const toLettersView = (
  article: Article,
  { strands: found, lettersClosed }: Pick<Neighbours, 'strands' | 'lettersClosed'>,
  graph: Pick<Graph, 'pages'>,
): LettersView => {
  const { language } = article;
  const strands = found.map((each) => toStrandView(each, language));
  const letters = strands.flatMap(({ first, replies }) => [first, ...replies]);
  const count = letters.length;
  const { strings } = languagePack(language);
  return {
    count,
    heading: strings.letters.count(count, formatNumber(count, language)),
    strands,
    feed: count > 0 && takesLetters() ? toLettersFeed(article) : undefined,
    policy: findPolicy(graph, language),
    form: toLetterFormView(article, letters, lettersClosed, settings.letters),
  };
};
