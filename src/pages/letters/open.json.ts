import type { APIRoute } from 'astro';
import { settings } from '../../config.ts';
import { toOpenLettersView } from '../../views/open-letters-view.ts';
import { getSite } from '../../views/site.ts';

export const GET: APIRoute = async () => {
  const { graph } = await getSite();
  return new Response(JSON.stringify(toOpenLettersView(graph, settings.letters)), {
    headers: { 'content-type': 'application/json' },
  });
};
