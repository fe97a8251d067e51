import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { renderMovedPage } from '../output/moved-page.ts';
import { toMovedRoutes } from '../views/moved-view.ts';
import { getSite } from '../views/site.ts';

export const getStaticPaths = async () => {
  const { graph } = await getSite();
  return toMovedRoutes(graph, 'file');
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(renderMovedPage(props.view), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
