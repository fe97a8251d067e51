import { languageSegment } from '../records/urls.ts';
import type { Language } from '../i18n/languages.ts';
import { digestParts } from './digest.ts';
import { toTextParts, toTextStandIn, type ToText } from './text-parts.ts';

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
 * A page with a long text: its view is made when the page is drawn, so that an archive's texts need not be read, nor be
 * in memory at once. For its key the view is made with something that stands for the text.
 */
export const toLargeRoutePage = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  toView: (toText: ToText) => View,
): RoutePage<View> => {
  let key: string | undefined;
  return {
    params: toParams(language, params),
    get props() {
      return { view: toView(toTextParts) };
    },
    // While somebody writes nobody asks for it; a build asks twice.
    get cacheKey() {
      return (key ??= digestParts(toView(toTextStandIn)));
    },
  };
};

/** The pages of a list: the first at the list's own address, the others below it by number. */
export const toRoutePages = <View extends object>(
  language: Language,
  params: Record<string, string | undefined>,
  views: readonly View[],
): RoutePage<View>[] =>
  views.map((view, i) =>
    toRoutePage(language, { ...params, page: i === 0 ? undefined : String(i + 1) }, view),
  );
