import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feedMediaType, renderFeed } from '../../src/output/feed.ts';
import { toFeedViews, type FeedView } from '../../src/views/feed-view.ts';
import { articleFile, samplePicture, sampleFiles, toSampleGraph } from './sample-site.ts';

const feedsOf = async (files = sampleFiles) => {
  const feeds = toFeedViews(await toSampleGraph(files), new Map());
  return (under: string): FeedView => {
    const feed = feeds.find((each) => each.under === under);
    if (!feed) throw new Error(`no feed under ${under}`);
    return feed.view;
  };
};
const feed = await feedsOf();

/** Signs that end sections, open tags or are no XML at all, in every text that a feed shows. */
const nasty = 'a ]]> b ]]> <c> &amp; "d" \u0007\uFFFE end';
const nastyFeed = await feedsOf({
  ...sampleFiles,
  'content/articles/en/2023/nasty.md': articleFile(
    nasty.replaceAll('\u0007', ''),
    [`tags: [${JSON.stringify('C < D "e" & f')}]`, 'published: 2023-03-05T10:00'],
    '`]]>` and `]]>` and \\<b>',
  ),
});
const xml = (text: string) => load(text, { xml: true });

describe('RSS', () => {
  const $ = xml(renderFeed(feed('/'), 'rss'));

  it('says what it is and where it stands', () => {
    expect($('channel > title').text()).toBe('Throughline');
    expect($('channel > link').text()).toBe('https://throughline.example/');
    expect($('channel > language').text()).toBe('en');
    expect($('channel > atom\\:link[rel=self]').attr('href')).toBe(
      'https://throughline.example/rss.xml',
    );
  });

  it('has its date from its newest change, not from the clock', () => {
    expect($('lastBuildDate').text()).toBe('Thu, 09 Mar 2023 05:00:00 GMT');
  });

  it('holds whole articles, newest first, each with an identity, a date, authors and tags', () => {
    const [newest] = $('item').toArray();
    expect(
      $('item > title')
        .toArray()
        .map((each) => $(each).text()),
    ).toEqual(['The second meeting', 'The first meeting']);
    expect($(newest).find('guid').text()).toBe('tag:throughline.example,2023:en/2023/second');
    expect($(newest).find('guid').attr('isPermaLink')).toBe('false');
    expect($(newest).find('pubDate').text()).toBe('Thu, 02 Mar 2023 14:33:00 GMT');
    expect($(newest).find('dc\\:creator').text()).toBe('Caucasus Desk');
    expect($(newest).find('category').first().text()).toBe('Talks');
    expect($(newest).find('description').text()).toBe('Summary of The second meeting');
    expect($(newest).find('content\\:encoded').text()).toContain('<p>They met <a href="https:');
  });

  it('names authors by no e-mail address, and so not at all in <author>', () => {
    expect($('item > author')).toHaveLength(0);
  });
});

describe('Atom', () => {
  const $ = xml(renderFeed(feed('/'), 'atom'));
  const entry = $('entry').first();

  it('says what it is, in which language, and where it stands', () => {
    expect($('feed').attr('xml:lang')).toBe('en');
    expect($('feed > link[rel=self]').attr('href')).toBe('https://throughline.example/atom.xml');
    expect($('feed > author > name').text()).toBe('Throughline');
    expect($('feed > updated').text()).toBe('2023-03-09T05:00:00.000Z');
    expect($('feed > icon').text()).toBe('https://throughline.example/favicon.svg');
  });

  it('holds whole articles with both of their dates, authors with pages, and tags', () => {
    expect(entry.find('id').text()).toBe('tag:throughline.example,2023:en/2023/second');
    expect(entry.find('published').text()).toBe('2023-03-02T14:33:00.000Z');
    expect(entry.find('updated').text()).toBe('2023-03-09T05:00:00.000Z');
    expect(entry.find('author > uri').text()).toBe(
      'https://throughline.example/authors/caucasus-desk/',
    );
    expect(entry.find('category').first().attr()).toEqual({
      label: 'Talks',
      scheme: 'https://throughline.example/tags/',
      term: 'talks',
    });
    expect(load(entry.find('content').text())('li').text()).toContain('The first meeting');
  });
});

/** https://www.jsonfeed.org/version/1.1/ */
const authors = z.array(z.strictObject({ name: z.string(), url: z.url().optional() }));
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string(),
  favicon: z.url(),
  authors,
  language: z.string().optional(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      url: z.url(),
      title: z.string(),
      content_html: z.string(),
      summary: z.string(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors,
      tags: z.array(z.string()),
      language: z.string().optional(),
      image: z.url().optional(),
    }),
  ),
});

describe('JSON Feed', () => {
  it('is version 1.1, with nothing that the version does not know', () => {
    const { feed_url, language, items } = jsonFeed.parse(JSON.parse(renderFeed(feed('/'), 'json')));
    expect(feed_url).toBe('https://throughline.example/feed.json');
    expect(language).toBe('en');
    expect(items[0]).toMatchObject({
      id: 'tag:throughline.example,2023:en/2023/second',
      tags: ['Talks', 'R&D <x>'],
      authors: [
        { name: 'Caucasus Desk', url: 'https://throughline.example/authors/caucasus-desk/' },
      ],
      date_modified: '2023-03-09T05:00:00.000Z',
    });
  });

  it('shows the lead picture', () => {
    const view = feed('/');
    const [image] = samplePicture('x', '/_astro/picture.png').values();
    const entries = view.entries.map((entry) => ({
      ...entry,
      image: image && { original: image, alt: 'a', caption: undefined, credit: undefined },
    }));
    const { items } = jsonFeed.parse(JSON.parse(renderFeed({ ...view, entries }, 'json')));
    expect(items[0]?.image).toBe('https://throughline.example/_astro/picture.png');
  });
});

describe('the feed of all languages', () => {
  it('says the language of each entry and none for the whole', () => {
    const rss = xml(renderFeed(feed('/all/'), 'rss'));
    const atom = xml(renderFeed(feed('/all/'), 'atom'));
    const json = jsonFeed.parse(JSON.parse(renderFeed(feed('/all/'), 'json')));
    expect(rss('channel > language')).toHaveLength(0);
    expect(
      rss('item > dc\\:language')
        .toArray()
        .map((each) => rss(each).text()),
    ).toEqual(['en', 'fa', 'en']);
    expect(
      atom('entry')
        .toArray()
        .map((each) => atom(each).attr('xml:lang')),
    ).toEqual(['en', 'fa', 'en']);
    expect(json.language).toBeUndefined();
    expect(json.items.map(({ language }) => language)).toEqual(['en', 'fa', 'en']);
  });
});

describe('a feed, to the letter, for readers that count on each of its signs', () => {
  const [entry] = feed('/').entries;
  if (!entry) throw new Error('no entry');
  const short = { ...entry, text: [], thread: undefined };
  const own = { title: 'The Paper', description: 'What it says.' };
  const one = { ...feed('/'), ...own, entries: [short] };
  const none = { ...feed('/all/'), ...own, description: '', entries: [] };

  it('in RSS', () => {
    expect(renderFeed(one, 'rss')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
          <channel>
              <title>The Paper</title>
              <link>https://throughline.example/</link>
              <description>What it says.</description>
              <lastBuildDate>Thu, 09 Mar 2023 05:00:00 GMT</lastBuildDate>
              <docs>https://validator.w3.org/feed/docs/rss2.html</docs>
              <generator>Throughline</generator>
              <language>en</language>
              <atom:link href="https://throughline.example/rss.xml" rel="self" type="application/rss+xml"/>
              <item>
                  <title><![CDATA[The second meeting]]></title>
                  <link>https://throughline.example/2023/second/</link>
                  <guid isPermaLink="false">tag:throughline.example,2023:en/2023/second</guid>
                  <pubDate>Thu, 02 Mar 2023 14:33:00 GMT</pubDate>
                  <description><![CDATA[Summary of The second meeting]]></description>
                  <content:encoded><![CDATA[<div lang="en" dir="ltr"><p><small>Report · Tbilisi</small></p><p><strong>Summary of The second meeting</strong></p></div>]]></content:encoded>
                  <category>Talks</category>
                  <category>R&amp;D &lt;x&gt;</category>
                  <dc:creator>Caucasus Desk</dc:creator>
              </item>
          </channel>
      </rss>"
    `);
    expect(renderFeed(none, 'rss')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
          <channel>
              <title>The Paper</title>
              <link>https://throughline.example/</link>
              <description></description>
              <lastBuildDate>Thu, 09 Mar 2023 05:00:00 GMT</lastBuildDate>
              <docs>https://validator.w3.org/feed/docs/rss2.html</docs>
              <generator>Throughline</generator>
              <atom:link href="https://throughline.example/all/rss.xml" rel="self" type="application/rss+xml"/>
          </channel>
      </rss>"
    `);
  });

  it('in Atom', () => {
    expect(renderFeed(one, 'atom')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
          <id>https://throughline.example/</id>
          <title>The Paper</title>
          <updated>2023-03-09T05:00:00.000Z</updated>
          <generator>Throughline</generator>
          <author>
              <name>Throughline</name>
              <uri>https://throughline.example/</uri>
          </author>
          <link rel="alternate" href="https://throughline.example/"/>
          <link rel="self" href="https://throughline.example/atom.xml"/>
          <subtitle>What it says.</subtitle>
          <icon>https://throughline.example/favicon.svg</icon>
          <entry xml:lang="en">
              <title type="html"><![CDATA[The second meeting]]></title>
              <id>tag:throughline.example,2023:en/2023/second</id>
              <link href="https://throughline.example/2023/second/"/>
              <updated>2023-03-09T05:00:00.000Z</updated>
              <summary type="html"><![CDATA[Summary of The second meeting]]></summary>
              <content type="html"><![CDATA[<div lang="en" dir="ltr"><p><small>Report · Tbilisi</small></p><p><strong>Summary of The second meeting</strong></p></div>]]></content>
              <author>
                  <name>Caucasus Desk</name>
                  <uri>https://throughline.example/authors/caucasus-desk/</uri>
              </author>
              <category label="Talks" scheme="https://throughline.example/tags/" term="talks"/>
              <category label="R&amp;D ‹x>" scheme="https://throughline.example/tags/" term="r-and-d-x"/>
              <published>2023-03-02T14:33:00.000Z</published>
          </entry>
      </feed>"
    `);
    expect(renderFeed(none, 'atom')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
          <id>https://throughline.example/</id>
          <title>The Paper</title>
          <updated>2023-03-09T05:00:00.000Z</updated>
          <generator>Throughline</generator>
          <author>
              <name>Throughline</name>
              <uri>https://throughline.example/</uri>
          </author>
          <link rel="alternate" href="https://throughline.example/"/>
          <link rel="self" href="https://throughline.example/all/atom.xml"/>
          <icon>https://throughline.example/favicon.svg</icon>
      </feed>"
    `);
  });

  it('in JSON', () => {
    expect(renderFeed(one, 'json')).toMatchInlineSnapshot(`
      "{
          "version": "https://jsonfeed.org/version/1.1",
          "title": "The Paper",
          "home_page_url": "https://throughline.example/",
          "feed_url": "https://throughline.example/feed.json",
          "description": "What it says.",
          "authors": [
              {
                  "name": "Throughline",
                  "url": "https://throughline.example/"
              }
          ],
          "favicon": "https://throughline.example/favicon.svg",
          "language": "en",
          "items": [
              {
                  "id": "tag:throughline.example,2023:en/2023/second",
                  "content_html": "<div lang=\\"en\\" dir=\\"ltr\\"><p><small>Report · Tbilisi</small></p><p><strong>Summary of The second meeting</strong></p></div>",
                  "url": "https://throughline.example/2023/second/",
                  "title": "The second meeting",
                  "summary": "Summary of The second meeting",
                  "date_modified": "2023-03-09T05:00:00.000Z",
                  "date_published": "2023-03-02T14:33:00.000Z",
                  "tags": [
                      "Talks",
                      "R&D <x>"
                  ],
                  "authors": [
                      {
                          "name": "Caucasus Desk",
                          "url": "https://throughline.example/authors/caucasus-desk/"
                      }
                  ]
              }
          ]
      }"
    `);
    expect(renderFeed(none, 'json')).toMatchInlineSnapshot(`
      "{
          "version": "https://jsonfeed.org/version/1.1",
          "title": "The Paper",
          "home_page_url": "https://throughline.example/",
          "feed_url": "https://throughline.example/all/feed.json",
          "authors": [
              {
                  "name": "Throughline",
                  "url": "https://throughline.example/"
              }
          ],
          "favicon": "https://throughline.example/favicon.svg",
          "items": []
      }"
    `);
  });

  it('with the language of each entry, where it is one of several', () => {
    const all = renderFeed({ ...none, entries: [short] }, 'rss');
    expect(all).toContain('<dc:language>en</dc:language>\n        </item>');
    expect(renderFeed(one, 'rss')).not.toContain('dc:language');
  });
});

it('a writer without a page is a name alone', () => {
  const entries = feed('/').entries.map((entry) => ({
    ...entry,
    byline: [{ name: 'A. Person', href: undefined, kind: 'person' as const }],
  }));
  const $ = xml(renderFeed({ ...feed('/'), entries }, 'atom'));
  expect($('entry > author').first().html()?.replaceAll(/\s+/g, '')).toBe('<name>A.Person</name>');
});

it.each([
  ['rss', 'application/rss+xml'],
  ['atom', 'application/atom+xml'],
  ['json', 'application/feed+json'],
] as const)('%s is served as %s', (format, type) => {
  expect(feedMediaType(format)).toBe(type);
});

describe('every format', () => {
  it.each(['rss', 'atom', 'json'] as const)('%s: the same view gives the same bytes', (format) => {
    expect(renderFeed(feed('/all/'), format)).toBe(renderFeed(feed('/all/'), format));
  });

  it.each(['rss', 'atom'] as const)(
    '%s: an empty feed is one, with a date that stays',
    async (format) => {
      const empty = await feedsOf({
        'content/threads/en/new.md': '---\ntitle: New\nsummary: Nothing yet.\n---\nSoon.',
      });
      const $ = xml(renderFeed(empty('/threads/new/'), format));
      expect($('item, entry')).toHaveLength(0);
      expect($('lastBuildDate, updated').text()).toMatch(/1970/);
    },
  );

  it.each(['rss', 'atom'] as const)('%s: no text can break it', (format) => {
    const text = renderFeed(nastyFeed('/'), format);
    const $ = xml(text);
    const first = $('item, entry').first();
    const readText = (selector: string): string => {
      const shown = first.find(selector).text();
      // RSS readers take titles as they are, and descriptions as HTML; Atom says what each is.
      return format === 'rss' && selector === 'title' ? shown : load(shown, null, false).text();
    };
    const typed = 'a ]]> b ]]> <c> &amp; “d”  end';
    expect(readText('title')).toBe(typed);
    expect(readText('description, summary')).toBe(`Summary of ${typed}`);
    expect(text).not.toMatch(/[\u0000-\u0008\uFFFE]/);
    expect(text).not.toMatch(/="[^"]*</);
    if (format === 'atom') expect(first.find('category').attr('label')).toBe('C ‹ D "e" & f');
    expect($('item, entry')).toHaveLength(3);
    expect(first.find('content\\:encoded, content').text()).toMatch(/<\/p><\/div>$/);
    expect(load(first.find('content\\:encoded, content').text())('code').first().text()).toBe(
      ']]>',
    );
  });
});
