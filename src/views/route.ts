import { languageSegment } from '../records/urls.ts';
import type { Language } from '../i18n/languages.ts';
import { digestParts } from './digest.ts';

/** One page of a route, as `getStaticPaths` hands it to Astro. */
export interface RoutePage<View> {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly view: View };
  /** The page is built again only where this, or the code, has changed. */
  readonly cacheKey: string;
}

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

/**
 * A page whose view is large: it is made for its key, forgotten, and made again when the page is drawn, so that an
 * archive's texts need not be in memory at once.
 */
export const toLargeRoutePage = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  toView: () => View,
): RoutePage<View> => ({
  params: toParams(language, params),
  get props() {
    return { view: toView() };
  },
  cacheKey: digestParts(toView()),
});

/** The pages of a list: the first at the list's own address, the others below it by number. */
export const toRoutePages = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  views: readonly View[],
): RoutePage<View>[] =>
  views.map((view, i) =>
    toRoutePage(language, { ...params, page: i === 0 ? undefined : String(i + 1) }, view),
  );
