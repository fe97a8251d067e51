import type { APIRoute } from 'astro';
import { renderRobots } from '../output/robots.ts';
import { absoluteUrl, fileUrl } from '../records/urls.ts';

export const GET: APIRoute = () =>
  new Response(
    renderRobots(['sitemap.xml', 'news-sitemap.xml'].map((name) => absoluteUrl(fileUrl(name)))),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
