import { Readable } from 'node:stream';
import {
  ErrorLevel,
  SitemapIndexStream,
  SitemapStream,
  streamToPromise,
  type SitemapItemLoose,
} from 'sitemap';
import type { NewsSitemapView, SitemapView } from '../views/sitemap-view.ts';
import { toXmlCharacters } from './xml.ts';

/** What cannot be right fails the build: nobody reads a warning about a sitemap. */
const level = ErrorLevel.THROW;

const namespaces = { news: false, xhtml: false, image: false, video: false };

const render = async (
  items: readonly SitemapItemLoose[],
  stream: SitemapStream | SitemapIndexStream,
): Promise<string> => `${(await streamToPromise(Readable.from(items).pipe(stream))).toString()}\n`;

const lastmod = (updated: string | undefined) =>
  updated === undefined ? {} : { lastmod: updated };

/** `sitemap.xml`, or a part of it, with each page's counterparts in other languages. */
export const renderSitemap = (view: SitemapView): Promise<string> =>
  view.type === 'index'
    ? render(
        view.parts.map(({ url, updated }) => ({ url, ...lastmod(updated) })),
        new SitemapIndexStream({ level }),
      )
    : render(
        view.entries.map(({ url, updated, alternates }) => ({
          url,
          ...lastmod(updated),
          links: alternates.map(({ tag, url: href }) => ({ lang: tag, url: href })),
        })),
        new SitemapStream({ level, xmlns: { ...namespaces, xhtml: true } }),
      );

/** `news-sitemap.xml`: the articles of two days. A day without news leaves the home pages, without news. */
export const renderNewsSitemap = ({ entries, homes }: NewsSitemapView): Promise<string> => {
  const news = entries.map(({ url, title, published, publication, language }) => ({
    url,
    news: {
      publication: { name: toXmlCharacters(publication), language },
      publication_date: published,
      title: toXmlCharacters(title),
    },
  }));
  return render(
    news.length > 0 ? news : homes.map((url) => ({ url })),
    new SitemapStream({ level, xmlns: { ...namespaces, news: true } }),
  );
};
