import type { Host } from './host.ts';

/** It sends no headers of ours and makes no redirects: pages bring their policy, old addresses are pages. */
export const githubPages: Host = {
  name: 'GitHub Pages',
  toFiles: ({ origin, base }) => {
    const { hostname } = new URL(origin);
    return {
      // Without it, folders whose names begin with _ are left out.
      '.nojekyll': '',
      ...(base === '/' && !hostname.endsWith('.github.io') && { CNAME: `${hostname}\n` }),
    };
  },
  compressed: [],
  servesIntake: false,
  limits: [
    {
      measure: 'bytes',
      most: 1_000_000_000,
      remedy:
        'Leave out pictures for networks (`socialImages: false`), make pictures smaller, or publish elsewhere.',
      source:
        'https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits',
      read: '2026-11-24',
    },
  ],
};
