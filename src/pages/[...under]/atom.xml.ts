import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { feedMediaType, renderFeed } from '../../output/feed.ts';
import { toFeedPages } from '../../views/feed-route.ts';
import { getSite } from '../../views/site.ts';

export const getStaticPaths = async () => {
  const { graph, pictures, edits } = await getSite();
  return [...toFeedPages(graph, pictures, edits)];
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(renderFeed(props.view, 'atom'), {
    headers: { 'content-type': feedMediaType('atom') },
  });
