import type { SiteDescription } from '../../src/hosts/site-description.ts';

/** A small site on a host, of which `changes` may differ. */
export const aSite = (changes: Partial<SiteDescription> = {}): SiteDescription => ({
  origin: 'https://example.org',
  base: '/',
  redirects: [{ from: '/2019/old/', to: '/2023/new/' }],
  inline: { scripts: ['sha256-c2NyaXB0'], styles: ['sha256-c3R5bGU='] },
  searchPaths: ['/search/', '/fa/search/'],
  hashedFolders: ['/_astro/'],
  letterOrigins: [],
  onion: '',
  ...changes,
});
