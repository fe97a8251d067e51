import type { Target } from '../config.ts';
import { apache } from './apache.ts';
import { cloudflare } from './cloudflare.ts';
import { cloudfront } from './cloudfront.ts';
import { folder } from './folder.ts';
import { githubPages } from './github-pages.ts';
import type { Host } from './host.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';

/** By the names that `target` in src/config.ts may have. */
export const hosts: Readonly<Record<Target, Host>> = {
  folder,
  netlify,
  cloudflare,
  'github-pages': githubPages,
  cloudfront,
  nginx,
  apache,
};
