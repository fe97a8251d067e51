import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { cacheDir, publicDir } from 'astro:config/server';
import { drawPng } from '../output/draw-png.ts';
import { toIconSvg } from '../output/icon.ts';
import { iconSizes } from '../records/urls.ts';
import { digest } from '../views/digest.ts';

export const getStaticPaths = async () => {
  const icon = await readFile(new URL('favicon.svg', publicDir), 'utf8');
  return Object.entries(iconSizes).map(([name, side]) => {
    const view = { icon, side };
    return { params: { icon: name }, props: { view }, cacheKey: digest(view) };
  });
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { icon, side } = props.view;
  return new Response(await drawPng(toIconSvg(icon, side), fileURLToPath(cacheDir)), {
    headers: { 'content-type': 'image/png' },
  });
};
