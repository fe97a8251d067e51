import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { drawPng } from '../../output/draw-png.ts';
import { toSocialSvg } from '../../output/social-image.ts';
import { getSite } from '../../views/site.ts';
import { toSocialPages } from '../../views/social-view.ts';

export const getStaticPaths = async () => {
  const { graph } = await getSite();
  return toSocialPages(graph);
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await drawPng(toSocialSvg(props.view), (await getSite()).cache), {
    headers: { 'content-type': 'image/png' },
  });
