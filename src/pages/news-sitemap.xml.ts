import type { APIRoute } from 'astro';
import { now } from '../config.ts';
import { renderNewsSitemap } from '../output/sitemap.ts';
import { getSite } from '../views/site.ts';
import { toNewsSitemapView } from '../views/sitemap-view.ts';

export const GET: APIRoute = async () => {
  const { graph } = await getSite();
  return new Response(await renderNewsSitemap(toNewsSitemapView(graph, now)), {
    headers: { 'content-type': 'application/xml' },
  });
};
