import type { Graph } from '../graph/build-graph.ts';
import type { Pictures } from '../records/pictures.ts';
import { toRoutePath } from '../records/urls.ts';
import { digest } from './digest.ts';
import { toFeedMakers, toFeedViews, type FeedEntry, type FeedView } from './feed-view.ts';
import { toLetterFeedViews } from './letter-feed-view.ts';
import type { RoutePage } from './route.ts';
import { toTextStandIn } from './text-parts.ts';

const made = new WeakMap<Graph, readonly RoutePage<FeedView>[]>();

const toPages = (graph: Graph, pictures: Pictures): readonly RoutePage<FeedView>[] => {
  const keys = new WeakMap<FeedEntry, string>();
  const keyOf = (entry: FeedEntry): string => {
    const key = keys.get(entry) ?? digest(entry);
    keys.set(entry, key);
    return key;
  };
  const letters = toLetterFeedViews(graph);
  const makers = new Map(toFeedMakers(graph, pictures).map((each) => [each.under, each.toView]));
  return [...toFeedViews(graph, pictures, toTextStandIn), ...letters].map(({ under, view }) => ({
    params: { under: toRoutePath(under) || undefined },
    get props() {
      return { view: makers.get(under)?.() ?? view };
    },
    cacheKey: digest({ ...view, entries: view.entries.map(keyOf) }),
  }));
};

/**
 * Every feed with its path, for the routes of all formats. Made once for a graph, and each article digested
 * once: an article stands in a dozen feeds, whole. Texts are read when a feed is drawn.
 */
export const toFeedPages = (graph: Graph, pictures: Pictures): readonly RoutePage<FeedView>[] => {
  const pages = made.get(graph) ?? toPages(graph, pictures);
  made.set(graph, pages);
  return pages;
};
