import { languagePack } from '../i18n/languages.ts';
import { absoluteUrl } from '../records/urls.ts';
import type { FeedEntry, FeedView } from '../views/feed-view.ts';
import { toFeedContent } from './feed-html.ts';

const toItem = (entry: FeedEntry, mixed: boolean) => ({
  id: entry.id,
  content_html: toFeedContent(entry),
  url: entry.url,
  title: entry.headline,
  summary: entry.standfirst,
  image: entry.image && absoluteUrl(entry.image.original.src),
  date_modified: entry.updated,
  date_published: entry.published,
  tags: entry.tags.map(({ name }) => name),
  authors: entry.byline.map(({ name, href }) => ({ name, url: href && absoluteUrl(href) })),
  language: mixed ? languagePack(entry.language).tag : undefined,
});

/** JSON Feed 1.1. */
export const renderJson = (view: FeedView): string => {
  const { title, description, page, addresses, publisher, icon, mixed, language, entries } = view;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: addresses.json,
    description: description === '' ? undefined : description,
    authors: [publisher],
    favicon: icon,
    language: mixed ? undefined : language,
    items: entries.map((entry) => toItem(entry, mixed)),
  };
  return JSON.stringify(feed, undefined, 4);
};
