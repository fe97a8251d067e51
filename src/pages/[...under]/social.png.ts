import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getSite } from '../../views/site.ts';
import { toSocialPages } from '../../views/social-view.ts';

export const getStaticPaths = async () => {
  const { graph } = await getSite();
  return toSocialPages(graph);
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  // What draws is loaded where something is drawn: it takes longer than all pages.
  const [{ drawPng }, { toSocialSvg }] = await Promise.all([
    import('../../output/draw-png.ts'),
    import('../../output/social-image.ts'),
  ]);
  return new Response(await drawPng(toSocialSvg(props.view), (await getSite()).cache), {
    headers: { 'content-type': 'image/png' },
  });
};
