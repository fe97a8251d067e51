import { languageSegment } from '../records/urls.ts';
import type { Article } from '../records/article.ts';
import type { Language } from '../i18n/languages.ts';
import type { Body } from '../records/read-body.ts';
import { digestParts } from './digest.ts';
import { toTextParts, toTextStandIn, type ToText } from './text-parts.ts';

/** One page of a route, as `getStaticPaths` hands it to Astro. */
export interface RoutePage<View> {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly view: View };
  /**
   * The page is built again only where this, or the code, has changed. `undefined` where it stands as it is in the last
   * edition, and its key is not needed.
   */
  readonly cacheKey: string | undefined;
}

/** How an edition differs from the last one, where nothing else does but what some articles say, and what is related to some. */
export interface TextEdits {
  readonly isEdited: (text: { readonly file: string }) => boolean;
  /** Whether a text looks different where it stands whole: it was edited, or something that it is shown with. */
  readonly isChanged: (text: { readonly file: string }) => boolean;
  readonly isRelatedAnew: (article: { readonly id: string }) => boolean;
}

/** What marks the keys of pages that show whole texts. */
export const textsMark = ' texts:';

const toParams = (language: Language, params: Record<string, string | undefined>) => ({
  language: languageSegment(language) || undefined,
  ...params,
});

/** A page below a language's own path. `params` are the route's other parameters. */
export const toRoutePage = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  view: View,
): RoutePage<View> => ({
  params: toParams(language, params),
  props: { view },
  cacheKey: digestParts(view),
});

/** A page whose view is made when it is drawn, or its key is asked for and it does not stand as it was. */
const toLatePage = <View extends object>(
  params: RoutePage<View>['params'],
  toView: () => View,
  toKey: () => string,
  stands: () => boolean,
): RoutePage<View> => {
  let key: string | undefined;
  return {
    params,
    get props() {
      return { view: toView() };
    },
    // While somebody writes nobody asks for it; a build asks twice.
    get cacheKey() {
      if (key === undefined && stands()) return undefined;
      return (key ??= toKey());
    },
  };
};

/** Sees to it that a page names all texts that it shows: by those it is known which pages an edited text is on. */
const toStandIn = (texts: readonly { readonly body: Body }[]): ToText => {
  const bodies = new Set<unknown>(texts.map(({ body }) => body));
  return (body, ...rest) => {
    if (!bodies.has(body)) throw new Error('The page shows a text that its route does not name.');
    return toTextStandIn(body, ...rest);
  };
};

/**
 * A page with long texts: its view is made when the page is drawn, so that an archive's texts need not be read, nor be
 * in memory at once. For its key the view is made with something that stands for the texts. `stands` says whether the
 * page is as it was in the last edition.
 */
export const toLargeRoutePage = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  texts: readonly { readonly body: Body }[],
  toView: (toText: ToText) => View,
  stands: () => boolean,
): RoutePage<View> =>
  toLatePage(
    toParams(language, params),
    () => toView(toTextParts),
    () => `${digestParts(toView(toStandIn(texts)))}${textsMark}${String(texts.length)}`,
    stands,
  );

/** A page that lists articles, made when it is asked for: in an archive most stand as they are. */
export interface ListPage<View> {
  /** Those that it shows. */
  readonly articles: readonly Article[];
  readonly toView: () => View;
}

/** A page that lists articles. Of `edits` says `TextEdits`; `texts` are shown besides, each with what it refers to. */
export const toListRoutePage = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  { articles, toView }: ListPage<View>,
  edits: TextEdits | undefined,
  texts: readonly { readonly file: string }[] = [],
): RoutePage<View> =>
  toLatePage(
    toParams(language, params),
    toView,
    () => digestParts(toView()),
    () => edits !== undefined && !articles.some(edits.isEdited) && !texts.some(edits.isChanged),
  );

const toPageParams = (params: Record<string, string | undefined>, i: number) => ({
  ...params,
  page: i === 0 ? undefined : String(i + 1),
});

/** The pages of a list: the first at the list's own address, the others below it by number. */
export const toRoutePages = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  views: readonly View[],
): RoutePage<View>[] =>
  views.map((view, i) => toRoutePage(language, toPageParams(params, i), view));

/** The pages of a list of articles, of which `toListRoutePage` says more. */
export const toListRoutePages = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  pages: readonly ListPage<View>[],
  edits: TextEdits | undefined,
  texts?: readonly { readonly file: string }[],
): RoutePage<View>[] =>
  pages.map((page, i) => toListRoutePage(language, toPageParams(params, i), page, edits, texts));
