import { settings, type LettersSetting, type Settings } from '../config.ts';
import type { InlineHashes, Redirect, SiteDescription } from '../hosts/site-description.ts';
import type { Graph } from '../graph/build-graph.ts';
import { compareText } from '../records/compare-text.ts';
import { fileUrl, searchUrl, serviceUrl, siteRoot } from '../records/urls.ts';
import { toMovedViews } from '../views/moved-view.ts';

/** Where each former address leads, as the pages that stand there do too. */
export const toRedirects = (graph: Graph): readonly Redirect[] =>
  toMovedViews(graph)
    .map(({ view }) => ({ from: view.frame.path, to: view.target.href }))
    .sort((a, b) => compareText(a.from, b.from));

/** The origins, besides the site's own, that letters are sent to. */
export const toLetterOrigins = (letters: LettersSetting): readonly string[] => {
  const address =
    letters.via === 'intake' ? letters.url : letters.via === 'form' ? letters.action : undefined;
  const url = URL.parse(address ?? '');
  return url ? [url.origin] : [];
};

/** The path on the site under which the service for letters answers; undefined where it has a host of its own. */
export const toIntakePath = ({
  letters,
  origin,
}: Pick<Settings, 'letters' | 'origin'>): string | undefined => {
  if (letters.via !== 'intake') return undefined;
  const url = URL.parse(serviceUrl(letters.url), origin);
  return url?.origin === new URL(origin).origin ? url.pathname : undefined;
};

/** What hosts must know of the site, for the settings as they are. */
export const describeSite = (
  redirects: readonly Redirect[],
  inline: InlineHashes,
): SiteDescription => ({
  origin: new URL(settings.origin).origin,
  base: siteRoot(),
  redirects: settings.redirects === 'host' ? redirects : [],
  inline,
  // A worker is held to the policy that it comes with, not to its page's.
  searchPaths: [...settings.languages.map(searchUrl), fileUrl('pagefind/')],
  hashedFolders: [fileUrl('_astro/')],
  letterOrigins: toLetterOrigins(settings.letters),
  onion: settings.onion,
  intakePath: toIntakePath(settings),
});
