import type { Graph } from '../graph/build-graph.ts';
import type { Pictures } from '../records/pictures.ts';
import { toRoutePath, type SitePath } from '../records/urls.ts';
import { digest } from './digest.ts';
import { toFeedMakers, type FeedEntry, type FeedView } from './feed-view.ts';
import { toLetterFeedViews } from './letter-feed-view.ts';
import { textsMark, type RoutePage, type TextEdits } from './route.ts';
import { toTextStandIn } from './text-parts.ts';

const made = new WeakMap<Graph, readonly RoutePage<FeedView>[]>();

const toParams = (under: SitePath) => ({ under: toRoutePath(under) || undefined });

/** Digests feeds; each entry once: an article stands in a dozen of them, whole. */
const openDigests = (): ((view: FeedView) => string) => {
  const keys = new WeakMap<FeedEntry, string>();
  const keyOf = (entry: FeedEntry): string => {
    const key = keys.get(entry) ?? digest(entry);
    keys.set(entry, key);
    return key;
  };
  return (view) => digest({ ...view, entries: view.entries.map(keyOf) });
};

const toPages = (
  graph: Graph,
  pictures: Pictures,
  edits: TextEdits | undefined,
): readonly RoutePage<FeedView>[] => {
  const toDigest = openDigests();
  const standIns = toFeedMakers(graph, pictures, toTextStandIn);
  const pages = toFeedMakers(graph, pictures).map(
    ({ under, articles, toView }, i): RoutePage<FeedView> => {
      let key: string | undefined;
      return {
        params: toParams(under),
        get props() {
          return { view: toView() };
        },
        get cacheKey() {
          if (key === undefined && edits && !articles.some(edits.isChanged)) return undefined;
          key ??= `${toDigest((standIns[i]?.toView ?? toView)())}${textsMark}${String(articles.length)}`;
          return key;
        },
      };
    },
  );
  const letters = toLetterFeedViews(graph).map(({ under, view }) => ({
    params: toParams(under),
    props: { view },
    cacheKey: toDigest(view),
  }));
  return [...pages, ...letters];
};

/**
 * Every feed with its path, for the routes of all formats. Made once for a graph. Texts are read when a feed is drawn;
 * of `edits` says `TextEdits`.
 */
export const toFeedPages = (
  graph: Graph,
  pictures: Pictures,
  edits?: TextEdits,
): readonly RoutePage<FeedView>[] => {
  const pages = made.get(graph) ?? toPages(graph, pictures, edits);
  made.set(graph, pages);
  return pages;
};
