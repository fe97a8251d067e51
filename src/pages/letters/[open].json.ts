import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { settings } from '../../config.ts';
import { digest } from '../../views/digest.ts';
import { toOpenLettersView } from '../../views/open-letters-view.ts';
import { getSite } from '../../views/site.ts';

/** The service alone reads it, so there is none where letters go another way. */
export const getStaticPaths = async () => {
  if (settings.letters.via !== 'intake') return [];
  const { graph } = await getSite();
  const view = toOpenLettersView(graph, settings.letters);
  return [{ params: { open: 'open' }, props: { view }, cacheKey: digest(view) }];
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(JSON.stringify(props.view), { headers: { 'content-type': 'application/json' } });
