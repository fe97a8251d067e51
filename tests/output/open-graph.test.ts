import { describe, expect, it } from 'vitest';
import { toOpenGraph, type Meta } from '../../src/output/open-graph.ts';
import type { Picture } from '../../src/records/pictures.ts';
import { toArticleView } from '../../src/views/article-view.ts';
import { toHomeView } from '../../src/views/home-view.ts';
import { sampleFiles, toSampleGraph } from './sample-site.ts';

const graph = await toSampleGraph(sampleFiles);
const article = graph.articles.find(({ slug }) => slug === 'second');
if (!article) throw new Error('no article');
const view = toArticleView(article, graph, new Map());
const withPicture = (src: string, copies: Picture['copies']) => ({
  ...view,
  image: {
    original: { src, width: 800, height: 600, copies },
    ...{ alt: 'A road', caption: undefined, credit: undefined },
  },
});
/** Of a publication that has no social images. */
const undrawn = { ...view.frame, social: undefined };
const toLines = (metas: readonly Meta[]): string[] =>
  metas.map((meta) => `${'property' in meta ? meta.property : meta.name} ${meta.content}`);

describe('toOpenGraph', () => {
  it('tells of an article', () => {
    expect(toLines(toOpenGraph(view.frame, view))).toMatchInlineSnapshot(`
      [
        "og:type article",
        "og:title The second meeting",
        "og:description Summary of The second meeting",
        "og:url https://throughline.example/2023/second/",
        "og:site_name Throughline",
        "og:locale en_GB",
        "og:locale:alternate fa_IR",
        "article:published_time 2023-03-02T18:33:00+04:00",
        "article:modified_time 2023-03-09T09:00:00+04:00",
        "article:section Report",
        "article:tag Talks",
        "article:tag R&D <x>",
        "og:image https://throughline.example/2023/second/social.png",
        "og:image:type image/png",
        "og:image:width 1200",
        "og:image:height 630",
        "og:image:alt The second meeting · Report · 2 March 2023 · Throughline",
        "twitter:card summary_large_image",
      ]
    `);
  });

  it('tells of any other page', () => {
    expect(toLines(toOpenGraph(toHomeView(graph, 'fa').frame))).toMatchInlineSnapshot(`
      [
        "og:type website",
        "og:title ترولاین",
        "og:description تحلیل خبری که زمینه‌اش را نگه می‌دارد: آنچه پیش‌تر آمد، آنچه بعدتر نوشتیم، و داستانی که هر نوشته از آن است.",
        "og:url https://throughline.example/fa/",
        "og:site_name ترولاین",
        "og:locale fa_IR",
        "og:locale:alternate en_GB",
        "og:image https://throughline.example/fa/social.png",
        "og:image:type image/png",
        "og:image:width 1200",
        "og:image:height 630",
        "og:image:alt تحلیل خبری که زمینه‌اش را نگه می‌دارد: آنچه پیش‌تر آمد، آنچه بعدتر نوشتیم، و داستانی که هر نوشته از آن است. · ترولاین",
        "twitter:card summary_large_image",
      ]
    `);
  });

  it('shows the article’s own picture, large, with its description, where none is drawn', () => {
    const lines = toLines(
      toOpenGraph(undrawn, withPicture('/_astro/p.webp', [{ src: '/_astro/p.webp', width: 800 }])),
    );
    expect(lines.slice(-5)).toEqual([
      'og:image https://throughline.example/_astro/p.webp',
      'og:image:width 800',
      'og:image:height 600',
      'og:image:alt A road',
      'twitter:card summary_large_image',
    ]);
  });

  it('shows no SVG: networks do not', () => {
    expect(toLines(toOpenGraph(undrawn, withPicture('/_astro/p.svg', []))).join()).not.toContain(
      'og:image',
    );
  });
});
