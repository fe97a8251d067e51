import type { Graph } from '../graph/build-graph.ts';
import { toRoutePath } from '../records/urls.ts';
import { digest } from './digest.ts';
import { toFeedViews, type FeedEntry, type FeedView } from './feed-view.ts';
import { toLetterFeedViews } from './letter-feed-view.ts';
import type { Pictures } from '../records/pictures.ts';
import type { RoutePage } from './route.ts';

const made = new WeakMap<Graph, readonly RoutePage<FeedView>[]>();

const toPages = (graph: Graph, pictures: Pictures): readonly RoutePage<FeedView>[] => {
  const keys = new WeakMap<FeedEntry, string>();
  const keyOf = (entry: FeedEntry): string => {
    const key = keys.get(entry) ?? digest(entry);
    keys.set(entry, key);
    return key;
  };
  return [...toFeedViews(graph, pictures), ...toLetterFeedViews(graph)].map(({ under, view }) => ({
    params: { under: toRoutePath(under) || undefined },
    props: { view },
    cacheKey: digest({ ...view, entries: view.entries.map(keyOf) }),
  }));
};

/**
 * Every feed with its path, for the routes of all formats. Made once for a graph, and each article digested
 * once: an article stands in a dozen feeds, whole.
 */
export const toFeedPages = (graph: Graph, pictures: Pictures): readonly RoutePage<FeedView>[] => {
  const pages = made.get(graph) ?? toPages(graph, pictures);
  made.set(graph, pages);
  return pages;
};
