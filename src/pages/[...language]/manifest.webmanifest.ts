import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { settings } from '../../config.ts';
import { renderWebManifest } from '../../output/web-manifest.ts';
import { toManifestView } from '../../views/manifest-view.ts';
import { toRoutePage } from '../../views/route.ts';

export const getStaticPaths = () =>
  settings.languages.map((language) => toRoutePage(language, {}, toManifestView(language)));

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(renderWebManifest(props.view), {
    headers: { 'content-type': 'application/manifest+json' },
  });
