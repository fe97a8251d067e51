import { describe, expect, it } from 'vitest';
import { renderFeedHtml } from '../../src/output/feed-html.ts';
import { toFeedEntry } from '../../src/views/feed-view.ts';
import type { PictureView } from '../../src/views/picture-view.ts';
import { sampleFiles, toSampleGraph } from './sample-site.ts';

const graph = await toSampleGraph(sampleFiles);
const entryOf = (slug: string) => {
  const article = graph.articles.find((each) => each.slug === slug);
  if (!article) throw new Error(`no article ${slug}`);
  return toFeedEntry(article, graph, new Map());
};
const picture: PictureView = {
  original: { src: '/_astro/a.png', width: 800, height: 600, copies: [] },
  alt: 'A "road" & a bridge',
  caption: 'The road',
  credit: 'A. Person',
};

describe('renderFeedHtml', () => {
  it('holds the whole article, which needs nothing from its page', () => {
    expect(renderFeedHtml(entryOf('second'))).toMatchInlineSnapshot(`
      "<div lang="en" dir="ltr"><p><small>Report · Tbilisi</small></p><p><strong>Summary of The second meeting</strong></p><p>They met <a href="https://throughline.example/2023/first/#top">again</a>.<sup><a href="https://throughline.example/2023/second/#fn-1" id="fnref-1">1</a></sup></p>
      <p>Read more:</p><ul><li><a href="https://throughline.example/2023/first/">The first meeting</a> (25 February 2023)</li></ul>
      <section><h2 id="footnote-label">Notes</h2>
      <ol>
      <li id="fn-1">
      <p>A note. <a href="https://throughline.example/2023/second/#fnref-1">↩︎</a></p>
      </li>
      </ol>
      </section><p>Thread: <a href="https://throughline.example/threads/talks/">Talks</a></p></div>"
    `);
  });

  it('says the language and direction of the text', () => {
    expect(renderFeedHtml(entryOf('نشست'))).toMatch(/^<div lang="fa" dir="rtl">/);
  });

  it('shows a figure with its description, caption and credit', () => {
    const html = renderFeedHtml({ ...entryOf('first'), image: picture });
    expect(html).toContain(
      '<figure><img src="https://throughline.example/_astro/a.png" alt="A &quot;road&quot; &amp; a bridge" width="800" height="600"><figcaption>The road <small>Credit: A. Person</small></figcaption></figure>',
    );
  });

  it('shows the pictures of a gallery one after the other, each with its caption', () => {
    const other = { ...picture, caption: 'The bridge', credit: undefined };
    const text = [{ type: 'gallery' as const, pictures: [picture, other] }];
    const html = renderFeedHtml({ ...entryOf('first'), text });
    expect(html.match(/<figcaption>(?:[^<]|<(?!\/figcaption))*/g)).toEqual([
      '<figcaption>The road <small>Credit: A. Person</small>',
      '<figcaption>The bridge',
    ]);
    expect(html.match(/<figure>/g)).toHaveLength(2);
    expect(html).toContain('</figure><figure>');
  });

  it('shows a picture within a line as such, and a figure without words without a caption', () => {
    const bare = { ...picture, caption: undefined, credit: undefined };
    const text = [
      { type: 'image' as const, picture },
      { type: 'figure' as const, picture: bare },
    ];
    const html = renderFeedHtml({ ...entryOf('first'), text });
    const image =
      '<img src="https://throughline.example/_astro/a.png" alt="A &quot;road&quot; &amp; a bridge" width="800" height="600">';
    expect(html).toContain(`${image}<figure>${image}</figure>`);
  });

  it('has one list for all that is to be read more, and no dateline where there is none', () => {
    const entry = { ...entryOf('second'), dateline: undefined, thread: undefined };
    const [readMore] = entry.text.filter(({ type }) => type === 'read-more');
    if (readMore?.type !== 'read-more') throw new Error('no "Read more"');
    const teasers = [...readMore.teasers, ...readMore.teasers];
    expect(renderFeedHtml({ ...entry, text: [{ ...readMore, teasers }] })).toMatchInlineSnapshot(
      `"<div lang="en" dir="ltr"><p><small>Report</small></p><p><strong>Summary of The second meeting</strong></p><p>Read more:</p><ul><li><a href="https://throughline.example/2023/first/">The first meeting</a> (25 February 2023)</li><li><a href="https://throughline.example/2023/first/">The first meeting</a> (25 February 2023)</li></ul></div>"`,
    );
  });
});
