import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { toIconSvg } from '../output/icon.ts';
import { readOwnFile } from '../support/read-within.ts';
import { iconSizes } from '../records/urls.ts';
import { digest } from '../views/digest.ts';
import { getSite } from '../views/site.ts';

export const getStaticPaths = async () => {
  const { root } = await getSite();
  const icon = readOwnFile(root, 'public/favicon.svg').toString('utf8');
  return Object.entries(iconSizes).map(([name, side]) => {
    const view = { icon, side };
    return { params: { icon: name }, props: { view }, cacheKey: digest(view) };
  });
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { icon, side } = props.view;
  const { cache } = await getSite();
  // What draws is loaded where something is drawn: it takes longer than all pages.
  const { drawPng } = await import('../output/draw-png.ts');
  return new Response(await drawPng(toIconSvg(icon, side), cache), {
    headers: { 'content-type': 'image/png' },
  });
};
