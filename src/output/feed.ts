import { Feed, type Extension, type FeedOptions, type Item } from 'feed';
import { languagePack } from '../i18n/languages.ts';
import { absoluteUrl, tagsUrl, type FeedFormat } from '../records/urls.ts';
import type { FeedEntry, FeedView } from '../views/feed-view.ts';
import { escapeHtml, toXmlCharacters } from './escape.ts';
import { renderFeedHtml } from './feed-html.ts';

/** `feed` writes whatever an extension holds, lists and plain values too; its type knows of objects only. */
const toExtension = (name: string, content: unknown): Extension => ({
  name,
  objects: content as Extension['objects'],
});

const toAuthors = ({ byline }: FeedEntry): { name: string; link?: string }[] =>
  byline.map(({ name, href }) => ({
    name,
    ...(href === undefined ? {} : { link: absoluteUrl(href) }),
  }));

const contents = new WeakMap<FeedEntry, string>();

/** An entry's text, made once for all formats. `]]>` would end the CDATA section that it stands in. */
const toContent = (entry: FeedEntry): string => {
  const content = contents.get(entry) ?? renderFeedHtml(entry).replaceAll(']]>', ']]&gt;');
  contents.set(entry, content);
  return content;
};

/** What the entry of every format has. */
const toItem = (entry: FeedEntry): Item => ({
  id: entry.id,
  title: entry.headline,
  link: entry.url,
  description: entry.standfirst,
  content: toContent(entry),
  published: new Date(entry.published),
  date: new Date(entry.updated),
});

const toFeed = (view: FeedView, items: readonly Item[], options: Partial<FeedOptions>): Feed => {
  const { title, description, page, addresses, updated } = view;
  const feed = new Feed({
    id: page,
    link: page,
    title,
    description,
    feedLinks: addresses,
    generator: 'Throughline',
    // Without a date of its own, an empty feed would get the clock's.
    updated: new Date(updated ?? 0),
    ...options,
  });
  for (const item of items) feed.addItem(item);
  return feed;
};

const languageOf = ({ language }: FeedEntry): string => languagePack(language).tag;

/** RSS wants e-mail addresses for authors, which bylines are not: hence Dublin Core's creators. */
const renderRss = (view: FeedView): string => {
  const items = view.entries.map((entry) => ({
    ...toItem(entry),
    // The one text that readers take as it is, in a CDATA section that `feed` mends only once.
    title: entry.headline.replaceAll(']]>', ']] >'),
    description: escapeHtml(entry.standfirst),
    category: entry.tags.map(({ name }) => ({ name })),
    extensions: [
      toExtension(
        'dc:creator',
        entry.byline.map(({ name }) => ({ _text: name })),
      ),
      ...(view.mixed ? [toExtension('dc:language', { _text: languageOf(entry) })] : []),
    ],
  }));
  return toFeed(view, items, view.mixed ? {} : { language: view.language }).rss2();
};

/** `feed` declares titles and summaries of Atom as HTML, leaves `<` in attributes as it is, and knows no `xml:lang`. */
const renderAtom = (view: FeedView): string => {
  const items = view.entries.map((entry) => ({
    ...toItem(entry),
    title: escapeHtml(entry.headline),
    description: escapeHtml(entry.standfirst),
    author: toAuthors(entry),
    category: entry.tags.map(({ name, slug }) => ({
      name: name.replaceAll('<', '‹'),
      scheme: absoluteUrl(tagsUrl(entry.language)),
      term: slug,
    })),
  }));
  const { name, url } = view.publisher;
  const languages = view.entries.map((entry) => ` xml:lang="${languageOf(entry)}"`).values();
  return toFeed(view, items, { author: { name, link: url }, favicon: view.icon })
    .atom1()
    .replace('<feed ', `<feed xml:lang="${view.language}" `)
    .replace(/^ {4}<entry>$/gm, () => `    <entry${languages.next().value ?? ''}>`);
};

/** `feed` writes version 1 of JSON Feed: what 1.1 has anew, it takes as extensions. */
const renderJson = (view: FeedView): string => {
  const { publisher, icon, language, mixed } = view;
  const items = view.entries.map((entry) => ({
    ...toItem(entry),
    ...(entry.image ? { image: absoluteUrl(entry.image.original.src) } : {}),
    category: entry.tags.map(({ name }) => ({ name })),
    extensions: [
      toExtension(
        'authors',
        toAuthors(entry).map(({ name, link: url }) => ({ name, url })),
      ),
      ...(mixed ? [toExtension('language', languageOf(entry))] : []),
    ],
  }));
  const feed = toFeed(view, items, {});
  feed.addExtension(toExtension('version', 'https://jsonfeed.org/version/1.1'));
  feed.addExtension(toExtension('authors', [publisher]));
  feed.addExtension(toExtension('favicon', icon));
  if (!mixed) feed.addExtension(toExtension('language', language));
  return feed.json1();
};

const renderers: Readonly<Record<FeedFormat, (view: FeedView) => string>> = {
  rss: (view) => toXmlCharacters(renderRss(view)),
  atom: (view) => toXmlCharacters(renderAtom(view)),
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
