import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { findNeighbours } from '../graph/neighbours.ts';
import type { Instant } from '../i18n/dates.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { toSlug } from '../records/slug.ts';
import {
  absoluteUrl,
  allFeedsUrl,
  articleUrl,
  feedUrl,
  fileUrl,
  homeUrl,
  tagUrl,
  threadUrl,
  type FeedFormat,
  type SitePath,
} from '../records/urls.ts';
import type { Pictures } from '../records/pictures.ts';
import { toBylineView, type BylineView } from './byline-view.ts';
import { toPictureView, type PictureView } from './picture-view.ts';
import { toTextParts, type TextPart, type ToText } from './text-parts.ts';

/** A whole article, as a feed carries it. */
export interface FeedEntry {
  /** A `tag:` URI that outlives changes of address, alias and headline. */
  readonly id: string;
  /** Absolute. */
  readonly url: string;
  readonly language: Language;
  readonly headline: string;
  readonly standfirst: string;
  readonly published: Instant;
  /** The last change; the same as `published` where there was none. */
  readonly updated: Instant;
  readonly byline: readonly BylineView[];
  /** `Analysis`, in the entry's language. */
  readonly kindLabel: string;
  readonly dateline: string | undefined;
  readonly tags: readonly { readonly name: string; readonly slug: string }[];
  readonly thread: { readonly title: string; readonly href: SitePath } | undefined;
  readonly image: PictureView | undefined;
  readonly text: readonly TextPart[];
}

/** What a feed holds, whatever its format. */
export interface FeedView {
  readonly title: string;
  readonly description: string;
  /** BCP 47, of the feed's own words. */
  readonly language: string;
  /** Whether the entries are in several languages, so that each has to say its own. */
  readonly mixed: boolean;
  readonly publisher: { readonly name: string; readonly url: string };
  /** The page that the feed belongs to, absolute. */
  readonly page: string;
  /** Where the feed itself stands, absolute. */
  readonly addresses: Readonly<Record<FeedFormat, string>>;
  /** Absolute. */
  readonly icon: string;
  /** The newest change among the entries; `undefined` where there are none. */
  readonly updated: Instant | undefined;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** What makes one feed differ from the others. */
export interface FeedInput {
  readonly language: Language;
  readonly mixed?: boolean;
  readonly title: string;
  readonly description: string;
  readonly page: SitePath;
  /** The path that the feed's files stand under. */
  readonly under: SitePath;
}

/** `articles` are newest first. */
interface ArticlesInput extends FeedInput {
  readonly articles: readonly Article[];
}

/** The site's feeds, each with the path that its files stand under. */
export interface PlacedFeed {
  readonly under: SitePath;
  readonly view: FeedView;
}

/** RFC 4151. The host is the publication's name on the web: only another one makes other ids. */
export const toStableId = (id: string, year: string): string => {
  const path = id.split('/').map(encodeURIComponent).join('/');
  return `tag:${new URL(settings.origin).hostname},${year}:${path}`;
};

export const toFeedEntry = (
  article: Article,
  graph: Graph,
  pictures: Pictures,
  toText: ToText = toTextParts,
): FeedEntry => {
  const { id, language, published, updated, image } = article;
  const { signatures, mentions, place } = findNeighbours(graph, article);
  const byline = toBylineView(signatures, language);
  const desks = byline.map(({ name }) => name);
  return {
    id: toStableId(id, id.split('/')[1] ?? ''),
    url: absoluteUrl(articleUrl(article)),
    language,
    headline: article.title,
    standfirst: article.summary,
    published,
    updated: updated ?? published,
    byline,
    kindLabel: languagePack(language).strings.kinds[article.kind],
    dateline: article.dateline,
    tags: article.tags.map((name) => ({ name, slug: toSlug(name) })),
    thread: place && { title: place.thread.title, href: threadUrl(language, place.thread.id) },
    image: image && toPictureView(image.file, image, pictures),
    text: toText(article.body, mentions, pictures, desks),
  };
};

const toInputs = (graph: Graph): ArticlesInput[] => {
  const [first] = settings.languages;
  const name = (language: Language): string => settings.name[language];
  const whole: ArticlesInput = {
    language: first,
    mixed: true,
    title: `${name(first)}: ${languagePack(first).strings.allLanguages}`,
    description: settings.description[first],
    page: homeUrl(first),
    under: allFeedsUrl(),
    articles: graph.articles,
  };
  const languages = settings.languages.map((language): ArticlesInput => {
    const articles = graph.articles.filter((article) => article.language === language);
    const [page, description] = [homeUrl(language), settings.description[language]];
    return { language, title: name(language), description, page, under: page, articles };
  });
  const tags = graph.tags.map(({ language, slug, name: tag, articles }): ArticlesInput => {
    const page = tagUrl(language, slug);
    const description = languagePack(language).strings.taggedWith(tag);
    const title = `${name(language)}: ${tag}`;
    return { language, title, description, page, under: page, articles };
  });
  const threads = graph.threads.map(({ thread, pieces }): ArticlesInput => {
    const { language, id, summary: description } = thread;
    const page = threadUrl(language, id);
    const title = `${name(language)}: ${thread.title}`;
    const articles = pieces.map(({ article }) => article).reverse();
    return { language, title, description, page, under: page, articles };
  });
  return [whole, ...languages, ...tags, ...threads];
};

/** `entries` are those that the feed holds, newest first. */
export const toFeedView = (input: FeedInput, entries: readonly FeedEntry[]): FeedView => {
  const { language, mixed = false, title, description, page, under } = input;
  const address = (format: FeedFormat): string => absoluteUrl(feedUrl(under, format));
  return {
    title,
    description,
    language: languagePack(language).tag,
    mixed,
    publisher: { name: settings.name[language], url: absoluteUrl(homeUrl(language)) },
    page: absoluteUrl(page),
    addresses: { rss: address('rss'), atom: address('atom'), json: address('json') },
    icon: absoluteUrl(fileUrl('favicon.svg')),
    updated: entries
      .map(({ updated }) => updated)
      .sort()
      .at(-1),
    entries,
  };
};

/** All feeds of articles: of the whole site, of each language, tag and thread. An article is one entry, shared by all of them. */
export const toFeedViews = (
  graph: Graph,
  pictures: Pictures,
  toText: ToText = toTextParts,
): readonly PlacedFeed[] =>
  toFeedMakers(graph, pictures, toText).map(({ under, toView }) => ({ under, view: toView() }));

/** A feed that is made when it is asked for: its texts are read from the disk. */
export interface FeedMaker {
  readonly under: SitePath;
  /** Those that it holds whole, newest first. */
  readonly articles: readonly Article[];
  readonly toView: () => FeedView;
}

/** How many whole texts stay in memory: the formats of a feed are drawn one after the other, of the same entries. */
const mostKept = 500;

export const toFeedMakers = (
  graph: Graph,
  pictures: Pictures,
  toText: ToText = toTextParts,
): readonly FeedMaker[] => {
  const made = new Map<Article, FeedEntry>();
  const toEntry = (article: Article): FeedEntry => {
    const known = made.get(article);
    if (known) return known;
    if (made.size >= mostKept) made.clear();
    const entry = toFeedEntry(article, graph, pictures, toText);
    made.set(article, entry);
    return entry;
  };
  return toInputs(graph).map((input) => {
    const articles = input.articles.slice(0, settings.feedSize);
    const { under } = input;
    return { under, articles, toView: () => toFeedView(input, articles.map(toEntry)) };
  });
};
