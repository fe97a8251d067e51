import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderMovedPage } from '../../src/output/moved-page.ts';
import { toMovedViews } from '../../src/views/moved-view.ts';
import { articleFile, toSampleGraph } from './sample-site.ts';

const graph = await toSampleGraph({
  'content/articles/fa/2023/نشست.md': articleFile('«الف» <ب> & "پ"', ['aliases: [/old.html]']),
});
const [moved] = toMovedViews(graph);
if (!moved) throw new Error('nothing moved');
const $ = load(renderMovedPage(moved.view));
const path = '/fa/2023/%D9%86%D8%B4%D8%B3%D8%AA/';

describe('renderMovedPage', () => {
  it('sends readers on at once, by a path that holds under any origin', () => {
    expect($('meta[http-equiv=refresh]').attr('content')).toBe(`0; url=${path}`);
  });

  it('tells search engines where the piece is now, and not to keep this page', () => {
    expect($('link[rel=canonical]').attr('href')).toBe(`https://throughline.example${path}`);
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
  });

  it('says so to those whom nothing sends on, in their language', () => {
    expect($('html').attr()).toMatchObject({ lang: 'fa', dir: 'rtl' });
    expect($('h1').text()).toBe('این نوشته جابه‌جا شده است');
    expect($('a').attr('href')).toBe(path);
    expect($('a').text()).toBe('«الف» <ب> & «پ»');
  });
});
