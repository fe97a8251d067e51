import type { Graph } from '../graph/build-graph.ts';
import { isReadThrough } from '../graph/threads.ts';
import { articleUrl, threadReadingUrl, threadUrl, type SitePath } from '../records/urls.ts';

/** A thread as a device may keep it. */
export interface KeptThread {
  /** Its own page. */
  readonly path: SitePath;
  /** Its own page, the one for reading through where there is one, and its pieces, oldest first. */
  readonly pages: readonly SitePath[];
}

/** Every thread that has something to keep. */
export const toKeptThreads = (graph: Pick<Graph, 'threads'>): KeptThread[] =>
  graph.threads
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ thread: { language, id }, pieces }) => {
      const path = threadUrl(language, id);
      return {
        path,
        pages: [
          path,
          ...(isReadThrough(pieces) ? [threadReadingUrl(language, id)] : []),
          ...pieces.map(({ article }) => articleUrl(article)),
        ],
      };
    });
