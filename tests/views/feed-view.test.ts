import { describe, expect, it } from 'vitest';
import { toFeedPages } from '../../src/views/feed-route.ts';
import { toFeedViews } from '../../src/views/feed-view.ts';
import { articleFile, sampleFiles, toSampleGraph } from '../output/sample-site.ts';

const graph = await toSampleGraph(sampleFiles);
const feeds = toFeedViews(graph, new Map());
const feed = (under: string) => feeds.find((each) => each.under === under)?.view;

describe('toFeedViews', () => {
  it('has a feed for the whole site, each language, each tag and each thread', () => {
    expect(feeds.map(({ under }) => decodeURIComponent(under))).toEqual([
      '/all/',
      '/',
      '/fa/',
      '/tags/r-and-d-x/',
      '/tags/talks/',
      '/fa/tags/قره-باغ/',
      '/threads/talks/',
    ]);
  });

  it('puts the newest first, in threads too', () => {
    const headlines = feed('/threads/talks/')?.entries.map(({ headline }) => headline);
    expect(headlines).toEqual(['The second meeting', 'The first meeting']);
  });

  it('dates a feed by its newest change', () => {
    expect(feed('/all/')?.updated).toBe('2023-03-09T05:00:00.000Z');
    expect(feed('/fa/')?.updated).toBe('2023-03-02T14:33:00.000Z');
  });

  it('gives an entry an identity that neither headline nor alias nor address changes', async () => {
    const file = 'content/articles/fa/2023/نشست.md';
    const other = await toSampleGraph({ [file]: articleFile('دیگر', ['aliases: [/fa/old/]']) });
    const id = 'tag:throughline.example,2023:fa/2023/%D9%86%D8%B4%D8%B3%D8%AA';
    expect(feed('/fa/')?.entries[0]?.id).toBe(id);
    expect(toFeedViews(other, new Map())[0]?.view.entries[0]?.id).toBe(id);
  });

  it('holds as many articles as the settings say', async () => {
    const files = Array.from({ length: 40 }, (_, i): [string, string] => [
      `content/articles/en/2023/piece-${i}.md`,
      articleFile(`Piece ${i}`),
    ]);
    const many = toFeedViews(await toSampleGraph(Object.fromEntries(files)), new Map());
    expect(many[1]?.view.entries).toHaveLength(30);
  });
});

describe('toFeedPages', () => {
  const pages = toFeedPages(graph, new Map());

  it('leads to the path of each feed, decoded', () => {
    expect(pages.map(({ params }) => params['under'])).toEqual([
      'all',
      undefined,
      'fa',
      'tags/r-and-d-x',
      'tags/talks',
      'fa/tags/قره-باغ',
      'threads/talks',
      'letters',
      'fa/letters',
    ]);
  });

  it('keeps the key of a feed that an edit does not touch', async () => {
    const file = 'content/articles/en/2023/first.md';
    const edited = { ...sampleFiles, [file]: `${sampleFiles[file] ?? ''}\n\nMore.` };
    const after = toFeedPages(await toSampleGraph(edited), new Map());
    const changed = pages.filter(({ cacheKey }, i) => cacheKey !== after[i]?.cacheKey);
    expect(changed.map(({ params }) => params['under'])).toEqual([
      'all',
      undefined,
      'tags/talks',
      'threads/talks',
    ]);
  });

  it('is made once for a graph', () => {
    expect(toFeedPages(graph, new Map())).toBe(pages);
  });
});
