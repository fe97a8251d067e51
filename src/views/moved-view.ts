import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { findAliasFault, toAliasPath } from '../graph/uniqueness.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Page } from '../records/page.ts';
import {
  absoluteUrl,
  articleUrl,
  encodePath,
  fileUrl,
  homeUrl,
  pageUrl,
  toRoutePath,
  type SitePath,
} from '../records/urls.ts';
import { digest } from './digest.ts';
import { toFrame, type Frame } from './frame.ts';
import type { RoutePage } from './route.ts';

/** What stands at an address that a piece once had. */
export interface MovedView {
  /** Of the old address; but its canonical address is the new one. */
  readonly frame: Frame;
  readonly target: { readonly title: string; readonly href: SitePath };
}

/** An old address with its page. */
export interface MovedPage {
  /** Decoded, without base path and outer slashes: `2019/05/old-name` or `old/name.html`. */
  readonly alias: string;
  readonly view: MovedView;
}

const isFile = (path: string): boolean => path.endsWith('.html');

/** The frame of all moved pages of a language: an archive that moved here whole has thousands of them. */
const toMovedFrame = (graph: Graph, language: Language): Frame =>
  toFrame(graph, {
    language,
    title: languagePack(language).strings.movedTitle,
    path: homeUrl(language),
    hidden: true,
  });

/** A text that may have had other addresses. */
interface Settled extends Pick<Page, 'language' | 'title' | 'aliases'> {
  readonly href: SitePath;
}

const toMovedView = ({ title, href }: Settled, alias: string, frame: Frame): MovedView => {
  const path = encodePath(fileUrl(alias));
  return {
    frame: { ...frame, path: isFile(alias) ? path : `${path}/`, canonical: absoluteUrl(href) },
    target: { title, href },
  };
};

const hasMoved = ({ aliases }: Pick<Settled, 'aliases'>): boolean => aliases.length > 0;

const toPageUrl = ({ language, slug }: Page): SitePath => pageUrl(language, slug);

/** A page for each former address of a published piece or page. Where two claim one, the newer piece has it. */
export const toMovedViews = (graph: Graph): readonly MovedPage[] => {
  const settled: readonly Settled[] = [
    ...graph.articles.filter(hasMoved).map((each) => ({ ...each, href: articleUrl(each) })),
    ...graph.pages.filter(hasMoved).map((each) => ({ ...each, href: toPageUrl(each) })),
  ];
  if (settled.length === 0) return [];
  const hrefs = [...graph.articles.map(articleUrl), ...graph.pages.map(toPageUrl)];
  const taken = new Set(hrefs.map(toRoutePath));
  const frames = new Map(
    settings.languages.map((language) => [language, toMovedFrame(graph, language)]),
  );
  return settled.flatMap((one) =>
    one.aliases.flatMap((typed) => {
      const alias = toAliasPath(typed);
      const frame = frames.get(one.language);
      const isUsable = alias !== '' && findAliasFault(typed) === undefined;
      if (!frame || taken.has(alias) || !isUsable) return [];
      taken.add(alias);
      return [{ alias, view: toMovedView(one, alias, frame) }];
    }),
  );
};

/** The moved pages that are folders with an index, or those that are files of their own: Astro's pages are folders. */
export const toMovedRoutes = (graph: Graph, form: 'folder' | 'file'): RoutePage<MovedView>[] =>
  toMovedViews(graph)
    .filter(({ alias }) => isFile(alias) === (form === 'file'))
    .map(({ alias, view }) => ({
      params: { alias: alias.replace(/\.html$/, '') },
      props: { view },
      cacheKey: digest(view),
    }));
