import type { APIRoute } from 'astro';
import notice from '../../NOTICE?raw';

/** The licences of what a site is made of ask to be passed on with it. */
export const GET: APIRoute = () =>
  new Response(notice, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
