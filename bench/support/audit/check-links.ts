import { pathToFileURL } from 'node:url';
import { judge, type Verdict } from './tools.ts';

interface Link {
  readonly url: string;
  readonly status?: number;
  readonly state: 'OK' | 'BROKEN' | 'SKIPPED';
  readonly parent?: string;
}

interface Linkinator {
  readonly LinkChecker: new () => {
    readonly check: (options: object) => Promise<{ readonly links: readonly Link[] }>;
  };
}

/** All links and anchors from the home pages on, within the site. */
export const checkLinks = async (address: string, starts: readonly string[]): Promise<Verdict> => {
  const { LinkChecker } = (await import(
    pathToFileURL(judge('linkinator/build/src/index.js')).href
  )) as Linkinator;
  const { origin } = new URL(address);
  const { links } = await new LinkChecker().check({
    path: starts.map((path) => new URL(path, address).href),
    recurse: true,
    checkFragments: true,
    checkCss: true,
    concurrency: 16,
    timeout: 20_000,
    // What others publish is theirs to keep; the service for letters is no page.
    linksToSkip: (link: string) =>
      Promise.resolve(!link.startsWith(`${origin}/`) || link.startsWith(`${origin}/intake/`)),
  });
  const followed = links.filter(({ state }) => state !== 'SKIPPED');
  return {
    judge: 'linkinator',
    looked: `${followed.length} links, with anchors`,
    faults: followed
      .filter(({ state }) => state === 'BROKEN')
      .map(({ url, status = 0, parent = '' }) => `${parent} leads to ${url}: ${status}`),
  };
};
