import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toJsonLd, toPageJsonLd } from '../../src/output/json-ld.ts';
import { kinds } from '../../src/records/article.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import { toHomeView } from '../../src/views/home-view.ts';
import { toThreadView } from '../../src/views/thread-view.ts';
import { sampleFiles, toSampleGraph } from './sample-site.ts';

const graph = await toSampleGraph(sampleFiles);
const viewOf = (slug: string) => {
  const article = graph.articles.find((each) => each.slug === slug);
  if (!article) throw new Error(`no article ${slug}`);
  return toArticleView(article, graph, new Map());
};
const document = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(z.record(z.string(), z.unknown())),
});
const read = (text: string) => document.parse(JSON.parse(text))['@graph'];

describe('toJsonLd', () => {
  it('says of an article what its page shows', () => {
    expect(read(toJsonLd(viewOf('second')))).toMatchInlineSnapshot(`
      [
        {
          "@id": "https://throughline.example/2023/second/#article",
          "@type": "ReportageNewsArticle",
          "articleSection": "Report",
          "author": [
            {
              "@type": "Organization",
              "name": "Caucasus Desk",
              "url": "https://throughline.example/authors/caucasus-desk/",
            },
          ],
          "dateModified": "2023-03-09T09:00:00+04:00",
          "datePublished": "2023-03-02T18:33:00+04:00",
          "dateline": "Tbilisi",
          "description": "Summary of The second meeting",
          "headline": "The second meeting",
          "inLanguage": "en",
          "isBasedOn": [
            {
              "@type": "NewsArticle",
              "headline": "The first meeting",
              "url": "https://throughline.example/2023/first/",
            },
          ],
          "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": "Talks",
            "url": "https://throughline.example/threads/talks/",
          },
          "keywords": [
            "Talks",
            "R&D <x>",
          ],
          "mainEntityOfPage": "https://throughline.example/2023/second/",
          "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "Throughline",
            "url": "https://throughline.example/",
          },
          "url": "https://throughline.example/2023/second/",
        },
        {
          "@type": "BreadcrumbList",
          "itemListElement": [
            {
              "@type": "ListItem",
              "item": "https://throughline.example/",
              "name": "Throughline",
              "position": 1,
            },
            {
              "@type": "ListItem",
              "item": "https://throughline.example/threads/talks/",
              "name": "Talks",
              "position": 2,
            },
            {
              "@type": "ListItem",
              "item": "https://throughline.example/2023/second/",
              "name": "The second meeting",
              "position": 3,
            },
          ],
        },
      ]
    `);
  });

  it.each(kinds)('has a type for the kind %s', (kind) => {
    const [article] = read(toJsonLd({ ...viewOf('first'), kind }));
    expect(article?.['@type']).toMatch(/^(?:Analysis|Reportage|Background|Opinion|)NewsArticle$/);
  });

  it('tells persons from desks, and names those without a page', () => {
    const byline = [
      { name: 'Ada Lovelace', href: '/authors/ada/', kind: 'person' as const },
      { name: 'Data Desk', href: undefined, kind: 'desk' as const },
    ];
    const [article] = read(toJsonLd({ ...viewOf('first'), byline }));
    expect(article?.['author']).toEqual([
      { '@type': 'Person', name: 'Ada Lovelace', url: 'https://throughline.example/authors/ada/' },
      { '@type': 'Organization', name: 'Data Desk' },
    ]);
  });

  it('leads over the kind where there is no thread', () => {
    const [, breadcrumbs] = read(toJsonLd({ ...viewOf('first'), thread: undefined }));
    expect(JSON.stringify(breadcrumbs)).toContain('"https://throughline.example/kinds/report/"');
  });

  it('leaves out what is not there', () => {
    const bare = { ...viewOf('first'), byline: [], tags: [], basedOn: [], dateline: undefined };
    const [article] = read(toJsonLd({ ...bare, thread: undefined, image: undefined }));
    for (const name of ['author', 'keywords', 'isBasedOn', 'isPartOf', 'image', 'dateline'])
      expect(article).not.toHaveProperty(name);
  });

  it('cannot end the script that it stands in', () => {
    const headline = '</script><!-- & \u2028 \u2029 ]]>';
    const text = toJsonLd({ ...viewOf('first'), headline });
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(read(text)[0]?.['headline']).toBe(headline);
  });
});

describe('toPageJsonLd', () => {
  const namesIn = (text: string): unknown =>
    z
      .array(z.looseObject({ name: z.string(), position: z.number() }))
      .parse(read(text)[0]?.['itemListElement'])
      .map(({ name }) => name);

  it('stands below its section', () => {
    const [story] = graph.threads;
    if (!story) throw new Error('no thread');
    const { frame } = toThreadView(graph, story, new Map());
    expect(namesIn(toPageJsonLd(frame))).toEqual(['Throughline', 'Threads', 'Talks']);
  });

  it('names the site on its home page', () => {
    expect(read(toPageJsonLd(toHomeView(graph, 'fa').frame))).toMatchObject([
      { '@type': 'WebSite', url: 'https://throughline.example/fa/', inLanguage: 'fa' },
    ]);
  });
});
