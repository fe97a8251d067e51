import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { citationMediaType, renderCitation } from '../../../../output/citation.ts';
import { toCitationPages } from '../../../../views/citation-view.ts';
import { getSite } from '../../../../views/site.ts';

export const getStaticPaths = async () => toCitationPages((await getSite()).graph);

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(renderCitation(props.view, 'bibtex'), {
    headers: { 'content-type': `${citationMediaType('bibtex')}; charset=utf-8` },
  });
