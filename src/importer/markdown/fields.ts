import { toOneLine } from '../clean-text.ts';
import { htmlToText } from '../html-to-markdown.ts';

type Data = Readonly<Record<string, unknown>>;

/** Somebody who signs, as a front matter names him. */
export interface NamedAuthor {
  readonly id: string;
  readonly name: string;
}

/** What a front matter says, whatever it calls it. */
export interface Fields {
  readonly title: string;
  /** As typed, or as ISO 8601 where the format knows dates. */
  readonly date: string | undefined;
  readonly updated: string | undefined;
  readonly tags: readonly string[];
  /** Those of the tags that were categories. */
  readonly categories: readonly string[];
  readonly authors: readonly NamedAuthor[];
  readonly summary: string;
  readonly aliases: readonly string[];
  /** The address that it asks for. */
  readonly permalink: string | undefined;
  readonly slug: string | undefined;
  /** Eleventy made no page of it. */
  readonly isUnshown: boolean;
  /** Eleventy kept it out of its lists. */
  readonly isUnlisted: boolean;
  readonly image:
    { readonly src: string; readonly alt: string; readonly caption: string } | undefined;
  readonly draft: boolean;
  /** Why it is not for everybody. */
  readonly closed: string | undefined;
  readonly language: string | undefined;
  readonly kind: string | undefined;
  /** Keys that nothing was made of. */
  readonly left: readonly string[];
}

/** Keys that say how a page looked, or worked, in the old software. */
const looks =
  /^(?:layout|template|weight|toc|toc_\w+|comments|math|mermaid|pin|sidebar|nav_order|order|eleventy\w*|templateEngineOverride|outputs?|url_?name|cssclass|classes|id|uuid|guid|wordpress_id|read_?time|reading_?time|show\w*|hide\w*|menu|parent|linktitle|sitemap|robots|render_with_liquid|share|related|search|featured|sticky|time|type|dg-publish|is_?post)$/i;

const isRecord = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Front matter that a program wrote often holds `&#8217;` and `&amp;`, as pages do. */
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

const toWords = (text: string): string => toOneLine(entity.test(text) ? htmlToText(text) : text);

const toText = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? toWords(String(value))
    : '';
};

const toList = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? (value as unknown[])
    : value === undefined || value === null
      ? []
      : [value];

/** `a, b` are two tags; `a b` are two in Jekyll, and one elsewhere. */
const toTags = (value: unknown, partsAtSpaces: boolean): string[] =>
  typeof value === 'string'
    ? value
        .split(value.includes(',') || !partsAtSpaces ? ',' : /\s/)
        .map(toWords)
        .filter(Boolean)
    : toList(value).map(toText).filter(Boolean);

const toAuthor = (value: unknown, known: Data): NamedAuthor[] => {
  if (isRecord(value)) {
    const name = toText(value['name'] ?? value['title'] ?? value['display_name']);
    return name === '' ? [] : [{ id: name, name }];
  }
  const typed = toText(value);
  if (typed === '') return [];
  const entry = known[typed];
  const name = isRecord(entry) ? toText(entry['name'] ?? entry['display_name']) : toText(entry);
  return [{ id: typed, name: name || typed }];
};

const toImage = (data: Data, take: (...keys: string[]) => unknown): Fields['image'] => {
  const header = isRecord(data['header']) ? data['header'] : {};
  const value =
    take(
      'image',
      'cover',
      'featured_image',
      'featuredImage',
      'feature_image',
      'heroImage',
      'hero_image',
      'thumbnail',
      'banner',
      'images',
      'og_image',
    ) ??
    header['image'] ??
    header['overlay_image'] ??
    header['teaser'];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const group = isRecord(first) ? first : {};
  const src = toText(
    isRecord(first)
      ? (group['path'] ??
          group['src'] ??
          group['image'] ??
          group['url'] ??
          group['feature'] ??
          group['file'])
      : first,
  );
  const alt = toText(
    group['alt'] ??
      take(
        'image_alt',
        'imageAlt',
        'heroImageAlt',
        'coverAlt',
        'featured_image_alt',
        'thumbnailAlt',
      ),
  );
  const caption = toText(
    group['caption'] ?? take('image_caption', 'imageCaption', 'caption', 'featured_image_caption'),
  );
  return src === '' ? undefined : { src, alt, caption };
};

/**
 * Reads a front matter by the names that Jekyll, Hugo, Eleventy, Astro and others have for the same things.
 *
 * @param authors Names by id, of a file of authors.
 */
export const toFields = (data: Data, authors: Data, partsAtSpaces: boolean): Fields => {
  const byKey = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  const taken = new Set<string>();
  const take = (...keys: string[]): unknown => {
    let found: unknown;
    for (const key of keys.map((each) => each.toLowerCase())) {
      const value = byKey.get(key);
      if (value === undefined || value === null || value === '') continue;
      taken.add(key);
      found ??= value;
    }
    return found;
  };
  const taxonomies = isRecord(data['taxonomies']) ? data['taxonomies'] : {};
  const published = take('published');
  const image = toImage(data, take);
  const categories = [
    ...toTags(take('categories', 'category', 'section'), partsAtSpaces),
    ...toTags(taxonomies['categories'], false),
  ];
  const fields = {
    title: toText(take('title', 'name', 'headline')),
    date:
      toText(
        take(
          'date',
          'pubDate',
          'pub_date',
          'publishDate',
          'publishedAt',
          'published_at',
          'publicationDate',
          'publication_date',
          'datePublished',
          'date_published',
          'created',
          'createdAt',
        ) ?? (typeof published === 'boolean' ? undefined : published),
      ) || undefined,
    updated:
      toText(
        take(
          'updated',
          'updatedDate',
          'updated_at',
          'updatedAt',
          'lastmod',
          'last_modified_at',
          'lastModified',
          'modified',
          'dateModified',
        ),
      ) || undefined,
    categories,
    tags: [
      ...categories,
      ...toTags(take('tags', 'tag', 'keywords', 'topics'), partsAtSpaces),
      ...toTags(taxonomies['tags'], false),
    ],
    authors: toList(take('authors', 'author', 'byline', 'writer')).flatMap((each) =>
      toAuthor(each, authors),
    ),
    summary: toText(
      take(
        'description',
        'summary',
        'excerpt',
        'lead',
        'standfirst',
        'subtitle',
        'dek',
        'abstract',
      ),
    ),
    aliases: toList(take('aliases', 'alias', 'redirect_from', 'redirectFrom', 'redirects'))
      .map(toText)
      .filter(Boolean),
    permalink:
      toText(take('permalink', 'url', 'path')).replace(/^(?:true|false)$/, '') || undefined,
    isUnshown: data['permalink'] === false,
    isUnlisted: data['eleventyExcludeFromCollections'] === true,
    slug: toText(take('slug')) || undefined,
    image,
    draft:
      take('draft', 'isDraft') === true ||
      published === false ||
      toText(take('status')) === 'draft',
    closed:
      take('private') === true
        ? 'it is private'
        : take('password') !== undefined || take('protected') === true
          ? 'it has a password'
          : undefined,
    language: toText(take('lang', 'language', 'locale')) || undefined,
    kind: toText(take('kind', 'type')) || undefined,
  };
  const left = [...byKey.keys()].filter(
    (key) => !taken.has(key) && key !== 'header' && key !== 'taxonomies' && !looks.test(key),
  );
  return { ...fields, left };
};
