import { mediaEndings } from './content-types.ts';
import { toHeaderFile, toRedirectFile } from './header-file.ts';
import { toHeaders } from './headers.ts';
import type { Host } from './host.ts';
import { leaveToPages } from './limits.ts';

const read = '2026-11-24';
const assets = 'https://developers.cloudflare.com/workers/platform/limits/';
const redirects = 'https://developers.cloudflare.com/workers/static-assets/redirects/';

/** Pages, and Workers with static assets: the same files, the same limits. */
export const cloudflare: Host = {
  name: 'Cloudflare',
  toFiles: (site) => ({
    _headers: toHeaderFile(
      site,
      {
        ...toHeaders(site, 'rest'),
        ...(site.onion !== '' && { 'Onion-Location': `${site.onion}${site.base}:splat` }),
      },
      true,
      // It tells capitals from small letters.
      mediaEndings.flatMap((ending) => [ending, ending.toUpperCase()]),
    ),
    ...(site.redirects.length > 0 && { _redirects: toRedirectFile(site, false) }),
  }),
  redirectFile: '_redirects',
  compressed: [],
  servesIntake: false,
  limits: [
    {
      measure: 'files',
      most: 20_000,
      remedy:
        'A paid plan takes 100,000; without pictures for networks (`socialImages: false`) there are fewer files.',
      source: assets,
      read,
    },
    {
      measure: 'largestFile',
      most: 25 * 1024 * 1024,
      remedy: 'Make the file smaller, or link to it elsewhere.',
      source: assets,
      read,
    },
    { measure: 'redirects', most: 2000, remedy: leaveToPages, source: redirects, read },
    { measure: 'longestRedirect', most: 1000, remedy: leaveToPages, source: redirects, read },
    // Rules past it are dropped without a word.
    {
      measure: 'redirectBytes',
      most: 100_000,
      remedy: leaveToPages,
      source: 'https://wppoland.com/en/cloudflare-redirects-100kb-cap-silent-tail-truncation/',
      read,
    },
    {
      measure: 'headerLine',
      most: 2000,
      remedy: 'Fewer kinds of pages with styles of their own make the policy shorter.',
      source: 'https://developers.cloudflare.com/workers/static-assets/headers/',
      read,
    },
  ],
};
