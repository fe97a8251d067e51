import { languageSegment } from '../records/urls.ts';
import type { Language } from '../i18n/languages.ts';
import { digest } from './digest.ts';

/** One page of a route, as `getStaticPaths` hands it to Astro. */
export interface RoutePage<View> {
  readonly params: Record<string, string | undefined>;
  readonly props: { readonly view: View };
  /** The page is built again only where this, or the code, has changed. */
  readonly cacheKey: string;
}

/** A page below a language's own path. `params` are the route's other parameters. */
export const toRoutePage = <View>(
  language: Language,
  params: Record<string, string | undefined>,
  view: View,
): RoutePage<View> => ({
  params: { language: languageSegment(language) || undefined, ...params },
  props: { view },
  cacheKey: digest(view),
});

/** The pages of a list: the first at the list's own address, the others below it by number. */
export const toRoutePages = <View>(
  language: Language,
  params: Record<string, string | undefined>,
  views: readonly View[],
): RoutePage<View>[] =>
  views.map((view, i) =>
    toRoutePage(language, { ...params, page: i === 0 ? undefined : String(i + 1) }, view),
  );
