import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { settings } from '../../config.ts';
import { toRoutePage } from '../../views/route.ts';
import { getSite } from '../../views/site.ts';
import { toTitlesView } from '../../views/titles-view.ts';

export const getStaticPaths = async () => {
  const { graph } = await getSite();
  return settings.languages.map((language) =>
    toRoutePage(language, {}, { titles: toTitlesView(graph, language) }),
  );
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(JSON.stringify(props.view.titles), {
    headers: { 'content-type': 'application/json' },
  });
