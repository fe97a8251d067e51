import { languagePack } from '../i18n/languages.ts';
import { absoluteUrl, tagsUrl } from '../records/urls.ts';
import type { FeedEntry, FeedView } from '../views/feed-view.ts';
import { escapeHtml } from './escape.ts';
import { toFeedContent } from './feed-html.ts';
import { nest, toElement, toSection, toXml, type Lines } from './xml.ts';

const html = ' type="html"';

const toAuthor = (name: string, url: string | undefined): Lines =>
  nest('author', [toElement('name', name), ...(url === undefined ? [] : [toElement('uri', url)])]);

/** A sign in place of `<`, as it has always been: readers take an entry that differs for one that has changed. */
const toLabel = (name: string): string =>
  name.replaceAll('<', '‹').replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const toEntry = (entry: FeedEntry): Lines => {
  const { language, headline, standfirst, byline, tags } = entry;
  const scheme = absoluteUrl(tagsUrl(language));
  const lines = [
    toSection('title', escapeHtml(headline), html),
    toElement('id', entry.id),
    `<link href="${escapeHtml(entry.url)}"/>`,
    toElement('updated', entry.updated),
    toSection('summary', escapeHtml(standfirst), html),
    toSection('content', toFeedContent(entry), html),
    ...byline.flatMap(({ name, href }) => toAuthor(name, href && absoluteUrl(href))),
    ...tags.map(
      ({ name, slug }) => `<category label="${toLabel(name)}" scheme="${scheme}" term="${slug}"/>`,
    ),
    toElement('published', entry.published),
  ];
  return nest('entry', lines, ` xml:lang="${languagePack(language).tag}"`);
};

/** Atom 1.0, as RFC 4287 has it. */
export const renderAtom = (view: FeedView): string => {
  const { title, description, page, addresses, publisher, icon, entries } = view;
  const lines = [
    toElement('id', page),
    toElement('title', title),
    toElement('updated', view.updated ?? new Date(0).toISOString()),
    toElement('generator', 'Throughline'),
    ...toAuthor(publisher.name, publisher.url),
    `<link rel="alternate" href="${escapeHtml(page)}"/>`,
    `<link rel="self" href="${escapeHtml(addresses.atom)}"/>`,
    ...(description === '' ? [] : [toElement('subtitle', description)]),
    toElement('icon', icon),
    ...entries.flatMap(toEntry),
  ];
  const attributes = ` xml:lang="${view.language}" xmlns="http://www.w3.org/2005/Atom"`;
  return toXml(nest('feed', lines, attributes));
};
