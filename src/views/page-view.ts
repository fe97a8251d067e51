import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { noMentions } from '../graph/neighbours.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Page } from '../records/page.ts';
import {
  archiveUrl,
  fileUrl,
  homeUrl,
  languageSegment,
  pageUrl,
  type SitePath,
} from '../records/urls.ts';
import { inOtherLanguages, toFrame, type Frame } from './frame.ts';
import type { Pictures } from '../records/pictures.ts';
import { toPageSocial } from './social-view.ts';
import { toTextParts, type TextPart } from './text-parts.ts';

/** A page about the publication itself. */
export interface PageView {
  readonly frame: Frame;
  readonly title: string;
  readonly text: readonly TextPart[];
}

export const toPageView = (graph: Graph, page: Page, pictures: Pictures): PageView => {
  const { language, slug, title, summary } = page;
  const existsIn = (other: Language): boolean =>
    graph.pages.some((each) => each.language === other && each.slug === slug);
  return {
    frame: toFrame(graph, {
      language,
      title,
      description: summary,
      path: pageUrl(language, slug),
      others: inOtherLanguages(language, (other) =>
        existsIn(other) ? pageUrl(other, slug) : undefined,
      ),
      social: toPageSocial(page),
    }),
    title,
    text: toTextParts(page.body, graph.mentions.get(page.file) ?? noMentions, pictures),
  };
};

/** What a reader sees at an address that leads nowhere, in every language at once: nobody knows which was meant. */
export interface NotFoundView {
  readonly frame: Frame;
  readonly languages: readonly {
    readonly tag: string;
    readonly direction: 'ltr' | 'rtl';
    /** The first segment of the language's addresses; empty for the publication's first language. */
    readonly segment: string;
    readonly title: string;
    readonly text: string;
    readonly guess: string;
    readonly noGuess: string;
    readonly archive: { readonly label: string; readonly href: SitePath };
    /** Where the script finds the titles and addresses of all articles. */
    readonly titles: SitePath;
  }[];
}

export const toNotFoundView = (graph: Graph): NotFoundView => {
  const [language] = settings.languages;
  return {
    frame: toFrame(graph, {
      language,
      title: languagePack(language).strings.notFoundTitle,
      path: fileUrl('404.html'),
      others: inOtherLanguages(language, homeUrl),
      hidden: true,
    }),
    languages: settings.languages.map((each) => {
      const { tag, direction, strings } = languagePack(each);
      return {
        tag,
        direction,
        segment: languageSegment(each),
        title: strings.notFoundTitle,
        text: strings.notFoundText,
        guess: strings.notFoundGuess,
        noGuess: strings.notFoundNoGuess,
        archive: { label: strings.archive, href: archiveUrl(each) },
        titles: `${homeUrl(each)}titles.json`,
      };
    }),
  };
};
