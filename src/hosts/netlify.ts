import { toHeaderFile, toRedirectFile } from './header-file.ts';
import { toHeaders, toPolicyHeader } from './headers.ts';
import type { Host } from './host.ts';
import { leaveToPages } from './limits.ts';

const read = '2026-11-24';

export const netlify: Host = {
  name: 'Netlify',
  toFiles: (site) => {
    // Where rules overlap, Netlify may join values instead of replacing them, and two policies would both be held
    // to. So pages get its own short caching, and the wider of both policies: each page's own <meta> narrows that. That
    // pictures may be held to both their own and that of pages does no harm: theirs is the strictest.
    const general = Object.fromEntries(
      Object.entries({
        ...toHeaders(site, 'rest'),
        'Content-Security-Policy': toPolicyHeader(site, 'search'),
      }).filter(([name]) => name !== 'Cache-Control'),
    );
    return {
      _headers: toHeaderFile({ ...site, searchPaths: [] }, general, false),
      ...(site.redirects.length > 0 && { _redirects: toRedirectFile(site, true) }),
    };
  },
  redirectFile: '_redirects',
  compressed: [],
  servesIntake: false,
  limits: [
    {
      measure: 'widestFolder',
      most: 54_000,
      remedy: 'Part the pieces by year, or publish elsewhere.',
      source: 'https://docs.netlify.com/site-deploys/overview/#files-per-directory-limit',
      read,
    },
    {
      measure: 'redirects',
      most: 10_000,
      remedy: leaveToPages,
      source: 'https://docs.netlify.com/routing/redirects/redirect-options/',
      read,
    },
  ],
};
