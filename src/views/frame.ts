import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { takesLetters } from '../graph/letters-closed.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import {
  absoluteUrl,
  archiveUrl,
  authorsUrl,
  feedsUrl,
  fileUrl,
  homeUrl,
  iconUrl,
  lettersUrl,
  manifestUrl,
  offlineUrl,
  pageUrl,
  readingListUrl,
  searchUrl,
  tagsUrl,
  threadsUrl,
  type SitePath,
} from '../records/urls.ts';
import type { SocialView } from './social-view.ts';

export interface NavLink {
  readonly label: string;
  readonly href: SitePath;
  /** The page that is being read, or one above it. */
  readonly current: boolean;
  /** The keys that lead to it from anywhere, as `aria-keyshortcuts` has them. */
  readonly keys?: string;
}

/** The same page in another language. */
export interface Alternate {
  /** For `hreflang` and `lang`. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  /** The language's own name. */
  readonly language: string;
  readonly href: SitePath;
  /** Whether it is the very page, or only that language's home. */
  readonly exact: boolean;
}

/** What stands around every page, and what its head says. */
export interface Frame {
  readonly language: Language;
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly siteName: string;
  readonly home: SitePath;
  /** This page's name, without the site's. */
  readonly title: string;
  readonly description: string;
  readonly path: SitePath;
  /** Absolute. */
  readonly canonical: string;
  readonly sections: readonly NavLink[];
  readonly search: NavLink;
  readonly about: readonly NavLink[];
  readonly alternates: readonly Alternate[];
  /** The feeds that belong to this page, by the path that they stand under. */
  readonly feeds: readonly { readonly title: string; readonly under: SitePath }[];
  /** Whether search engines should leave the page out. */
  readonly hidden: boolean;
  readonly icon: SitePath;
  readonly touchIcon: SitePath;
  readonly manifest: SitePath;
  /** The page's picture for networks, where it has one. */
  readonly social: SocialView | undefined;
}

export interface FrameInput {
  readonly language: Language;
  readonly title: string;
  readonly description?: string;
  readonly path: SitePath;
  /** The same page in other languages. */
  readonly others?: ReadonlyMap<Language, SitePath>;
  /** A feed of the page's own, besides the language's. */
  readonly feed?: { readonly title: string; readonly under: SitePath };
  readonly hidden?: boolean;
  readonly social?: SocialView | undefined;
}

const toAlternates = (language: Language, others: ReadonlyMap<Language, SitePath>): Alternate[] =>
  settings.languages
    .filter((other) => other !== language)
    .map((other) => {
      const { tag, direction, name } = languagePack(other);
      const href = others.get(other);
      return {
        tag,
        direction,
        language: name,
        href: href ?? homeUrl(other),
        exact: href !== undefined,
      };
    });

/** The frame of one page. Depends on the graph only through the pages about the publication. */
export const toFrame = (graph: Pick<Graph, 'pages'>, input: FrameInput): Frame => {
  const {
    language,
    title,
    path,
    others = new Map<Language, SitePath>(),
    feed,
    hidden = false,
    social,
  } = input;
  const { strings, tag, direction } = languagePack(language);
  const link = (label: string, href: SitePath): NavLink => ({
    label,
    href,
    current: path.startsWith(href),
  });
  const siteName = settings.name[language];
  return {
    language,
    tag,
    direction,
    siteName,
    home: homeUrl(language),
    title,
    description: input.description ?? settings.description[language],
    path,
    canonical: absoluteUrl(path),
    sections: [
      link(strings.threads, threadsUrl(language)),
      link(strings.tags, tagsUrl(language)),
      link(strings.archive, archiveUrl(language)),
    ],
    search: { ...link(strings.search, searchUrl(language)), keys: '/ Control+K' },
    about: [
      ...graph.pages
        .filter((page) => page.language === language)
        .map((page) => link(page.title, pageUrl(language, page.slug))),
      ...(takesLetters() ? [link(strings.letters.title, lettersUrl(language))] : []),
      link(strings.authors, authorsUrl(language)),
      link(strings.feeds, feedsUrl(language)),
      link(strings.keep.list.title, readingListUrl(language)),
      ...(settings.offline ? [link(strings.keep.offline.title, offlineUrl(language))] : []),
    ],
    alternates: toAlternates(language, others),
    feeds: [{ title: siteName, under: homeUrl(language) }, ...(feed ? [feed] : [])],
    hidden,
    icon: fileUrl('favicon.svg'),
    touchIcon: iconUrl('apple-touch-icon'),
    manifest: manifestUrl(language),
    social,
  };
};

/** The same page in every other language of the publication. */
export const inOtherLanguages = (
  language: Language,
  urlIn: (language: Language) => SitePath | undefined,
): ReadonlyMap<Language, SitePath> =>
  new Map(
    settings.languages.flatMap((other): [Language, SitePath][] => {
      const url = other === language ? undefined : urlIn(other);
      return url === undefined ? [] : [[other, url]];
    }),
  );
