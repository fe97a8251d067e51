import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { renderSitemap } from '../output/sitemap.ts';
import { digest } from '../views/digest.ts';
import { getSite } from '../views/site.ts';
import { toSitemapViews } from '../views/sitemap-view.ts';

export const getStaticPaths = async () => {
  const { graph } = await getSite();
  return toSitemapViews(graph).map((view) => ({
    params: { sitemap: view.name },
    props: { view },
    cacheKey: digest(view),
  }));
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await renderSitemap(props.view), { headers: { 'content-type': 'application/xml' } });
