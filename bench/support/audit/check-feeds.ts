import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import { z } from 'zod';
import { run, type Verdict } from './tools.ts';

const isAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');
const isRfc822 = (text: string): boolean =>
  /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/.test(text) &&
  !Number.isNaN(Date.parse(text));
const isRfc3339 = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text));

type Rule = readonly [what: string, holds: boolean];

const broken = (rules: readonly Rule[]): string[] =>
  rules.filter(([, holds]) => !holds).map(([what]) => what);

const areUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** RSS 2.0, with what the RSS Advisory Board's profile asks for. */
const checkRss = ($: CheerioAPI): string[] => {
  const channel = $('rss[version="2.0"] > channel');
  const items = channel.children('item').toArray();
  const textOf = (selector: string) => channel.children(selector).text();
  return broken([
    ['it is rss 2.0 with one channel', channel.length === 1],
    [
      'it has a title, a description and a link',
      textOf('title') !== '' && textOf('description') !== '' && isAddress(textOf('link')),
    ],
    [
      'it says where it lies (atom:link rel="self")',
      isAddress(channel.children('atom\\:link[rel=self]').attr('href') ?? ''),
    ],
    [
      'it says when it was built',
      textOf('lastBuildDate') === '' || isRfc822(textOf('lastBuildDate')),
    ],
    [
      'each item has a title or description',
      items.every((item) => $(item).children('title, description').text() !== ''),
    ],
    [
      'each item leads somewhere',
      items.every((item) => isAddress($(item).children('link').text())),
    ],
    [
      'each date is of RFC 822',
      items.every((item) => isRfc822($(item).children('pubDate').text())),
    ],
    [
      'each item has a guid of its own',
      areUnique(items.map((item) => $(item).children('guid').text())),
    ],
  ]);
};

/** RFC 4287. */
const checkAtom = ($: CheerioAPI): string[] => {
  const feed = $('feed[xmlns="http://www.w3.org/2005/Atom"]');
  const entries = feed.children('entry').toArray();
  const hasOne = (name: string) => feed.children(name).length === 1;
  const isNamed = (element: (typeof entries)[number]) =>
    $(element).find('author > name').first().text() !== '';
  return broken([
    ['it is one Atom feed', feed.length === 1],
    [
      'it has one id, one title and one updated',
      hasOne('id') && hasOne('title') && hasOne('updated'),
    ],
    ['its date is of RFC 3339', isRfc3339(feed.children('updated').text())],
    [
      'it says where it lies (rel="self")',
      isAddress(feed.children('link[rel=self]').attr('href') ?? ''),
    ],
    [
      'each entry has one id of its own',
      areUnique(entries.map((entry) => $(entry).children('id').text())),
    ],
    [
      'each entry has one title and one updated of RFC 3339',
      entries.every(
        (entry) =>
          $(entry).children('title').length === 1 && isRfc3339($(entry).children('updated').text()),
      ),
    ],
    [
      'each entry, or the feed, names an author',
      feed.children('author').length > 0 || entries.every(isNamed),
    ],
    [
      'each entry has content or an alternate link',
      entries.every((entry) => $(entry).children('content, link').length > 0),
    ],
  ]);
};

/** JSON Feed 1.1. */
const jsonFeed = z.object({
  version: z.literal(['https://jsonfeed.org/version/1', 'https://jsonfeed.org/version/1.1']),
  title: z.string().min(1),
  home_page_url: z.url().optional(),
  feed_url: z.url().optional(),
  items: z.array(
    z
      .object({
        id: z.string().min(1),
        url: z.url().optional(),
        content_html: z.string().optional(),
        content_text: z.string().optional(),
        date_published: z.iso.datetime({ offset: true }).optional(),
        date_modified: z.iso.datetime({ offset: true }).optional(),
      })
      .refine(
        (item) => item.content_html !== undefined || item.content_text !== undefined,
        'has neither content_html nor content_text',
      ),
  ),
});

const checkJson = (text: string): string[] => {
  const result = jsonFeed.safeParse(JSON.parse(text));
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

/** Every feed, by the rules of its own specification. */
export const checkFeeds = async (site: string, feeds: readonly string[]): Promise<Verdict> => {
  const faults: string[] = [];
  for (const feed of feeds) {
    const text = await readFile(join(site, feed), 'utf8');
    const found = feed.endsWith('.json')
      ? checkJson(text)
      : feed.endsWith('atom.xml')
        ? checkAtom(load(text, { xml: true }))
        : checkRss(load(text, { xml: true }));
    faults.push(...found.map((each) => `${feed}: not so: ${each}`));
  }
  const xmllint = process.env['THROUGHLINE_XMLLINT'] ?? 'xmllint';
  const xml = feeds.filter((feed) => feed.endsWith('.xml')).map((feed) => join(site, feed));
  if (xmllint !== '') {
    const { stderr } = await run(xmllint, ['--noout', '--nonet', ...xml]);
    faults.push(...stderr.split('\n').filter((line) => line.includes(' error ')));
  }
  return { judge: 'the feeds’ specifications', looked: `${feeds.length} feeds`, faults };
};
