import type { CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/build-graph.ts';
import { toArticleView, type ArticleView } from '../../src/views/article-view.ts';
import { sampleFiles, toSampleGraph } from '../output/sample-site.ts';
import { startRenderer, type Renderer } from './render.ts';

let renderer: Renderer;
let graph: Graph;

beforeAll(async () => {
  renderer = await startRenderer();
  graph = await toSampleGraph(sampleFiles);
}, 60_000);

afterAll(() => renderer.close());

const viewOf = (id: string): ArticleView => {
  const article = graph.articles.find((each) => each.id === id);
  if (!article) throw new Error(`The sample has no ${id}`);
  return toArticleView(article, graph, new Map());
};

const draw = (view: ArticleView): Promise<CheerioAPI> =>
  renderer.render('layouts/Article.astro', { view });

describe('an article’s page', () => {
  test('has everything, in the order of reading', async () => {
    const $ = await draw(viewOf('en/2023/second'));
    const html = $.html();
    const inOrder = [
      'skip"',
      '<header class="line',
      'rel="prev"',
      '>Report<',
      '<h1>',
      'Thursday 2 March 2023 - 18:33',
      '>Caucasus Desk<',
      '>Tbilisi<',
      'Updated ',
      'class="standfirst"',
      'class="text"',
      'class="read-more"',
      'class="footnotes"',
      'class="thread-place"',
      'rel="tag"',
      'class="share"',
      'class="cite"',
      'class="reply"',
      '<footer',
    ];
    const places = inOrder.map((part) => html.indexOf(part));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect($('h1')).toHaveLength(1);
    expect($('main')).toHaveLength(1);
  });

  test('keeps what is typed from becoming markup', async () => {
    const $ = await draw(viewOf('en/2023/second'));
    expect($('a[rel=tag]').text()).toBe('TalksR&D <x>');
    expect($('x')).toHaveLength(0);
  });

  test('says that letters are closed where they are, and shows no form', async () => {
    const view = viewOf('en/2023/second');
    const form = { via: 'closed', why: 'Letters to this piece are closed.' } as const;
    const $ = await draw({ ...view, letters: { ...view.letters, form } });
    expect($('.reply').text()).toContain('Letters to this piece are closed.');
    expect($('form, textarea')).toHaveLength(0);
  });

  test('writes letters by mail where the publication wants that', async () => {
    const view = viewOf('en/2023/second');
    const form = { via: 'mail', to: 'letters@example.org', article: 'en/2023/second' } as const;
    const $ = await draw({ ...view, letters: { ...view.letters, form } });
    const href = decodeURIComponent($('.reply a').attr('href') ?? '');
    expect(href).toMatch(/^mailto:letters@example\.org\?subject=Letter: The second meeting/);
    expect(href).toContain('en/2023/second');
    expect($('form')).toHaveLength(0);
  });

  test('marks the form for Netlify where the publication lets it take letters', async () => {
    const view = viewOf('en/2023/second');
    if (view.letters.form.via !== 'post') throw new Error('The sample takes letters by a form');
    const form = { ...view.letters.form, token: undefined, netlify: 'letter' };
    const $ = await draw({ ...view, letters: { ...view.letters, form } });
    expect($('form').attr()).toMatchObject({
      ...{ method: 'post', name: 'letter', 'data-netlify': 'true', 'netlify-honeypot': 'website' },
    });
    expect($('input[name=form-name]').attr('value')).toBe('letter');
  });

  test('quotes what was written later, and says where it stands', async () => {
    const $ = await draw(viewOf('en/2023/first'));
    expect($('.later h3').text()).toBe('The second meeting');
    expect($('.later blockquote').text().trim()).toBe('They met again.');
    expect($('.later blockquote').attr('cite')).toBe('/2023/second/');
  });

  test('points to its translation, in that language', async () => {
    const $ = await draw(viewOf('en/2023/second'));
    const link = $('article a[hreflang=fa]');
    expect(link.attr()).toMatchObject({ lang: 'fa', dir: 'rtl', rel: 'alternate' });
    expect(link.text()).toBe('نشست دوم');
    expect($('link[rel=alternate][hreflang]')).toHaveLength(2);
  });
});

describe('the line', () => {
  test('begins at the first piece of a thread, and goes on to what was written later', async () => {
    const $ = await draw(viewOf('en/2023/first'));
    expect($('.story').hasClass('begins')).toBe(true);
    expect($('.story').hasClass('stops')).toBe(false);
    expect($('body > header').hasClass('ends')).toBe(true);
    expect($('.after, .later > div, .later li').filter('.line')).toHaveLength(3);
  });

  test('comes in from the piece before, and stops where nothing was written later', async () => {
    const $ = await draw(viewOf('en/2023/second'));
    expect($('.entry.alone')).toHaveLength(0);
    expect($('.story').hasClass('begins')).toBe(false);
    expect($('.story').hasClass('stops')).toBe(true);
    expect($('body > header').hasClass('ends')).toBe(false);
    expect($('.after').hasClass('line')).toBe(false);
  });

  test('is the article’s own where it belongs to no thread', async () => {
    const $ = await draw(viewOf('fa/2023/نشست'));
    expect($('html').attr('dir')).toBe('rtl');
    expect($('.entry, .thread-place')).toHaveLength(0);
    expect($('.story').hasClass('begins')).toBe(true);
  });
});
