import { languagePack } from '../i18n/languages.ts';
import type { FeedEntry, FeedView } from '../views/feed-view.ts';
import { escapeHtml } from './escape.ts';
import { toFeedContent } from './feed-html.ts';
import { nest, toElement, toSection, toXml, type Lines } from './xml.ts';

/** As RFC 822 has it. */
const toDate = (instant: string | number): string => new Date(instant).toUTCString();

/** RSS wants e-mail addresses for authors, which bylines are not: hence Dublin Core's creators. */
const toItem = (entry: FeedEntry, mixed: boolean): Lines =>
  nest('item', [
    // The one text that readers take as it is.
    toSection('title', entry.headline),
    toElement('link', entry.url),
    toElement('guid', entry.id, ' isPermaLink="false"'),
    toElement('pubDate', toDate(entry.published)),
    toSection('description', escapeHtml(entry.standfirst)),
    toSection('content:encoded', toFeedContent(entry)),
    ...entry.tags.map(({ name }) => toElement('category', name)),
    ...entry.byline.map(({ name }) => toElement('dc:creator', name)),
    ...(mixed ? [toElement('dc:language', languagePack(entry.language).tag)] : []),
  ]);

const entryNamespaces =
  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

/** RSS 2.0. */
export const renderRss = (view: FeedView): string => {
  const { title, description, page, addresses, updated, mixed, language, entries } = view;
  const channel = nest('channel', [
    toElement('title', title),
    toElement('link', page),
    toElement('description', description),
    toElement('lastBuildDate', toDate(updated ?? 0)),
    toElement('docs', 'https://validator.w3.org/feed/docs/rss2.html'),
    toElement('generator', 'Throughline'),
    ...(mixed ? [] : [toElement('language', language)]),
    `<atom:link href="${addresses.rss}" rel="self" type="application/rss+xml"/>`,
    ...entries.flatMap((entry) => toItem(entry, mixed)),
  ]);
  const namespaces = `${entries.length > 0 ? entryNamespaces : ''} xmlns:atom="http://www.w3.org/2005/Atom"`;
  return toXml(nest('rss', channel, ` version="2.0"${namespaces}`));
};
