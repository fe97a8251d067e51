import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import type { ThreadStory } from '../graph/threads.ts';
import { formatDate, formatNumber } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import type { Page } from '../records/page.ts';
import {
  articleUrl,
  homeUrl,
  pageUrl,
  socialImageUrl,
  threadUrl,
  toRoutePath,
  type SitePath,
} from '../records/urls.ts';
import { digest } from './digest.ts';
import type { RoutePage } from './route.ts';

/** In pixels: what networks show without cutting it. */
export const socialImageSize = { width: 1200, height: 630 } as const;

/** What stands on the picture of a page that networks show where somebody shares it. */
export interface SocialView {
  /** The picture's own address. */
  readonly path: SitePath;
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly headline: string;
  /** What the page is: `Analysis`, `Thread`. */
  readonly label: string | undefined;
  /** When it was written, or how long it is. */
  readonly detail: string | undefined;
  readonly siteName: string;
}

/** `undefined` where the publication has turned the pictures off. */
const toSocialView = (
  language: Language,
  page: SitePath,
  headline: string,
  label?: string,
  detail?: string,
): SocialView | undefined => {
  if (!settings.socialImages) return undefined;
  const { tag, direction } = languagePack(language);
  const siteName = settings.name[language];
  return { path: socialImageUrl(page), tag, direction, headline, label, detail, siteName };
};

export const toArticleSocial = (article: Article): SocialView | undefined => {
  if (!settings.socialImages) return undefined;
  const { language, title, kind, published } = article;
  const { kinds } = languagePack(language).strings;
  const { day } = formatDate(published, language, settings.timeZone);
  return toSocialView(language, articleUrl(article), title, kinds[kind], day);
};

export const toThreadSocial = ({ thread, pieces }: ThreadStory): SocialView | undefined => {
  const { language, id, title } = thread;
  const { inThread, piecesInThread } = languagePack(language).strings;
  const count = piecesInThread(pieces.length, formatNumber(pieces.length, language));
  return toSocialView(language, threadUrl(language, id), title, inThread, count);
};

export const toPageSocial = ({ language, slug, title }: Page): SocialView | undefined => {
  const { aboutUs } = languagePack(language).strings;
  const label = title.includes(aboutUs) ? undefined : aboutUs;
  return toSocialView(language, pageUrl(language, slug), title, label);
};

export const toHomeSocial = (language: Language): SocialView | undefined =>
  toSocialView(language, homeUrl(language), settings.description[language]);

const listSocialViews = (
  graph: Pick<Graph, 'articles' | 'threads' | 'pages'>,
): (readonly [SitePath, SocialView | undefined])[] => [
  ...settings.languages.map((language) => [homeUrl(language), toHomeSocial(language)] as const),
  ...graph.articles.map((article) => [articleUrl(article), toArticleSocial(article)] as const),
  ...graph.threads.map(
    (story) => [threadUrl(story.thread.language, story.thread.id), toThreadSocial(story)] as const,
  ),
  ...graph.pages.map((page) => [pageUrl(page.language, page.slug), toPageSocial(page)] as const),
];

/** Every picture, with the path of the page that it belongs to. Only what is published has one. */
export const toSocialPages = (
  graph: Pick<Graph, 'articles' | 'threads' | 'pages'>,
): RoutePage<SocialView>[] => {
  if (!settings.socialImages) return [];
  return listSocialViews(graph).flatMap(([page, view]) => {
    const params = { under: toRoutePath(page) || undefined };
    return view ? [{ params, props: { view }, cacheKey: digest(view) }] : [];
  });
};
