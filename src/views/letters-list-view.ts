import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { takesLetters } from '../graph/letters-closed.ts';
import type { PublishedLetter } from '../graph/letters.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import {
  articleUrl,
  homeUrl,
  lettersThanksUrl,
  lettersUrl,
  type SitePath,
} from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';
import { toLetterView, type LetterView } from './letter-view.ts';
import { findPolicy } from './letters-view.ts';
import { toPagination, type Pagination } from './list-view.ts';

/** One page of the letters to all articles of a language, newest first. */
export interface LettersListView {
  readonly frame: Frame;
  readonly heading: string;
  readonly note: string;
  /** Letters that stand next to each other and answer the same article are one group. */
  readonly groups: readonly {
    readonly article: { readonly title: string; readonly href: SitePath };
    /** `href` is a letter's place under the article. */
    readonly letters: readonly { readonly letter: LetterView; readonly href: SitePath }[];
  }[];
  /** Where the feeds stand. */
  readonly feed: SitePath;
  readonly policy: SitePath | undefined;
  readonly pagination: Pagination | undefined;
}

const toGroups = (
  letters: readonly PublishedLetter[],
  language: Language,
): LettersListView['groups'] =>
  letters
    .map((_, at) => at)
    .filter((at) => letters[at]?.article !== letters[at - 1]?.article)
    .flatMap((from) => {
      const { article } = letters[from] ?? {};
      if (!article) return [];
      const rest = letters.slice(from);
      const end = rest.findIndex((each) => each.article !== article);
      const href = articleUrl(article);
      const group = rest.slice(0, end < 0 ? rest.length : end).map((each) => {
        const letter = toLetterView(each, language);
        return { letter, href: `${href}#${letter.anchor}` };
      });
      return [{ article: { title: article.title, href }, letters: group }];
    });

/** All pages of the list; one, empty, where there are no letters; none where none are taken. */
export const toLettersListViews = (
  graph: Graph,
  language: Language,
): readonly LettersListView[] => {
  if (!takesLetters()) return [];
  const { strings } = languagePack(language);
  const { title: heading, pageNote: note } = strings.letters;
  const size = settings.pageSize;
  const all = graph.letters.newest.filter(({ article }) => article.language === language);
  const pages = Math.max(1, Math.ceil(all.length / size));
  const urlOf = (page: number): SitePath => lettersUrl(language, page);
  return Array.from({ length: pages }, (_, i): LettersListView => {
    const page = i + 1;
    const pagination = toPagination({ language, urlOf }, page, pages);
    return {
      frame: toFrame(graph, {
        language,
        title: page > 1 && pagination ? `${heading} · ${pagination.label}` : heading,
        description: note,
        path: urlOf(page),
        ...(page === 1 ? { others: inOtherLanguages(language, lettersUrl) } : {}),
        feed: { title: `${settings.name[language]}: ${heading}`, under: urlOf(1) },
      }),
      ...{ heading, note, pagination, feed: urlOf(1), policy: findPolicy(graph, language) },
      groups: toGroups(all.slice(i * size, page * size), language),
    };
  });
};

/** What a reader sees when a letter was sent. */
export interface ThanksView {
  readonly frame: Frame;
  readonly heading: string;
  readonly text: string;
  readonly back: { readonly label: string; readonly href: SitePath };
  readonly policy: SitePath | undefined;
}

/** Undefined where no letters are taken. */
export const toThanksView = (graph: Graph, language: Language): ThanksView | undefined => {
  if (!takesLetters()) return undefined;
  const { letters } = languagePack(language).strings;
  return {
    frame: toFrame(graph, {
      language,
      title: letters.thanksTitle,
      path: lettersThanksUrl(language),
      others: inOtherLanguages(language, lettersThanksUrl),
      hidden: true,
    }),
    heading: letters.thanksTitle,
    text: letters.thanks,
    back: { label: letters.thanksBack, href: homeUrl(language) },
    policy: findPolicy(graph, language),
  };
};
