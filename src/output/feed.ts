import type { FeedFormat } from '../records/urls.ts';
import type { FeedView } from '../views/feed-view.ts';
import { renderAtom } from './feed-atom.ts';
import { renderJson } from './feed-json.ts';
import { renderRss } from './feed-rss.ts';

const renderers: Readonly<Record<FeedFormat, (view: FeedView) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

const mediaTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** A feed as a file: all entries whole. The same view gives the same bytes. */
export const renderFeed = (view: FeedView, format: FeedFormat): string => renderers[format](view);

export const feedMediaType = (format: FeedFormat): string => mediaTypes[format];
