import { describe, expect, it } from 'vitest';
import { toNewsSitemapView, toSitemapViews } from '../../src/views/sitemap-view.ts';
import { articleFile, sampleFiles, sampleNow, toSampleGraph } from '../output/sample-site.ts';

const graph = await toSampleGraph(sampleFiles);
const [view] = toSitemapViews(graph);
if (view?.type !== 'pages') throw new Error('no sitemap');
const entry = (path: string) =>
  view.entries.find(({ url }) => decodeURIComponent(url) === `https://throughline.example${path}`);

describe('toSitemapViews', () => {
  it('lists every page that has something on it', () => {
    const urls = view.entries.map(({ url }) => decodeURIComponent(new URL(url).pathname));
    expect(urls).toMatchInlineSnapshot(`
      [
        "/",
        "/threads/",
        "/threads/talks/",
        "/tags/",
        "/tags/r-and-d-x/",
        "/tags/talks/",
        "/kinds/report/",
        "/authors/",
        "/authors/caucasus-desk/",
        "/archive/",
        "/archive/2023/",
        "/archive/2023/03/",
        "/archive/2023/02/",
        "/about/",
        "/feeds/",
        "/fa/",
        "/fa/threads/",
        "/fa/tags/",
        "/fa/tags/قره-باغ/",
        "/fa/kinds/report/",
        "/fa/authors/",
        "/fa/authors/caucasus-desk/",
        "/fa/archive/",
        "/fa/archive/2023/",
        "/fa/archive/2023/03/",
        "/fa/feeds/",
        "/2023/second/",
        "/fa/2023/نشست/",
        "/2023/first/",
      ]
    `);
  });

  it('dates a list by the newest change of what it lists, and a page without articles not at all', () => {
    expect(entry('/threads/talks/')?.updated).toBe('2023-03-09T05:00:00.000Z');
    expect(entry('/archive/2023/02/')?.updated).toBe('2023-02-25T06:00:00.000Z');
    expect(entry('/about/')).toMatchObject({ updated: undefined });
  });

  it('links a page with its counterparts, both ways, itself included', () => {
    const tagsOf = (path: string) => entry(path)?.alternates.map(({ tag }) => tag);
    expect(tagsOf('/2023/second/')).toEqual(['en', 'fa']);
    expect(tagsOf('/fa/2023/نشست/')).toEqual(['en', 'fa']);
    expect(entry('/2023/second/')?.alternates).toEqual(entry('/fa/2023/نشست/')?.alternates);
    expect(tagsOf('/archive/2023/03/')).toEqual(['en', 'fa']);
    expect(tagsOf('/archive/2023/02/')).toEqual([]);
    expect(tagsOf('/2023/first/')).toEqual([]);
  });

  it('parts what is too long, and dates each part', () => {
    const [index, ...parts] = toSitemapViews(graph, 8);
    expect(parts.map(({ name }) => name)).toEqual(parts.map((_, i) => `sitemap-${i + 1}`));
    expect(index).toMatchObject({
      type: 'index',
      name: 'sitemap',
      parts: [
        {
          url: 'https://throughline.example/sitemap-1.xml',
          updated: '2023-03-09T05:00:00.000Z',
        },
        {},
        {},
        {},
      ],
    });
  });
});

describe('toNewsSitemapView', () => {
  it('holds what was published in the last two days, to the minute', async () => {
    const news = await toSampleGraph({
      'content/articles/en/2023/just-in.md': articleFile('Just in', [
        'published: 2023-03-08T04:01',
      ]),
      'content/articles/en/2023/too-old.md': articleFile('Too old', [
        'published: 2023-03-08T04:00',
      ]),
    });
    expect(toNewsSitemapView(news, sampleNow).entries.map(({ title }) => title)).toEqual([
      'Just in',
    ]);
  });
});
