import { expect, test } from 'vitest';
import { readKeptPage } from '../../src/client/kept-page.ts';

test('an article says its title, without the site’s name', () => {
  const html =
    '<!DOCTYPE html><html lang="fa" dir="rtl"><head><title>«A» &amp; B · C &lt;i&gt; · Site</title>' +
    '<meta property="og:type" content="article"></head>';
  expect(readKeptPage(html)).toEqual({ title: '«A» & B · C <i>', lang: 'fa', article: true });
});

test('home has the site’s name alone', () => {
  expect(readKeptPage('<html lang="en"><title>Throughline</title>')).toEqual({
    title: 'Throughline',
    lang: 'en',
    article: false,
  });
});
