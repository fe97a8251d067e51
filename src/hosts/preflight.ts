import type { Host, HostFiles } from './host.ts';
import { hostFolder } from './host.ts';
import { measureNames, type Measure } from './limits.ts';
import { toPolicyHeader } from './headers.ts';
import type { SiteDescription } from './site-description.ts';

/** A file that is about to be published. */
export interface PublishedFile {
  /** Relative to the site's folder. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A figure, and where it was found, if it is one place. */
interface Measured {
  readonly figure: number;
  readonly at?: string;
}

const longest = (places: readonly Measured[]): Measured =>
  places.reduce((most, each) => (each.figure > most.figure ? each : most), { figure: 0 });

const byteLength = (text: string): number => Buffer.byteLength(text);

const measureFolders = (files: readonly PublishedFile[]): Measured => {
  const folders = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  return longest([...folders].map(([at, { length }]) => ({ figure: length, at: at || './' })));
};

const measure = (
  files: readonly PublishedFile[],
  { redirects, ...site }: SiteDescription,
  host: Host,
  own: HostFiles,
): Readonly<Record<Measure, Measured>> => ({
  files: { figure: files.length },
  bytes: { figure: files.reduce((sum, { size }) => sum + size, 0) },
  largestFile: longest(files.map(({ path, size }) => ({ figure: size, at: path }))),
  widestFolder: measureFolders(files),
  redirects: { figure: redirects.length },
  longestRedirect: longest(
    redirects.map(({ from, to }) => ({ figure: `${from} ${to} 301`.length, at: from })),
  ),
  longestOldAddress: longest(redirects.map(({ from }) => ({ figure: from.length, at: from }))),
  redirectBytes: { figure: byteLength(own[host.redirectFile ?? ''] ?? '') },
  policyLength: { figure: toPolicyHeader({ ...site, redirects }, 'search').length },
  headerLine: longest((own['_headers'] ?? '').split('\n').map((line) => ({ figure: line.length }))),
  functionBytes: { figure: byteLength(own[`${hostFolder}/cloudfront-function.js`] ?? '') },
});

/**
 * What a host would refuse of a site, or silently leave out: the limit, the figure and the remedy, in words for
 * people. Empty where it takes all.
 *
 * @param files All that is published, the host's own files (`own`) included.
 */
export const findPastLimits = (
  files: readonly PublishedFile[],
  site: SiteDescription,
  host: Host,
  own: HostFiles,
): readonly string[] => {
  const found = measure(files, site, host, own);
  return host.limits.flatMap((limit) => {
    const { figure, at } = found[limit.measure];
    if (figure <= limit.most) return [];
    const place = at === undefined ? '' : ` (${at})`;
    const count = (number: number): string => number.toLocaleString('en');
    return [
      `${host.name} takes ${count(limit.most)} ${measureNames[limit.measure]}; this site has ${count(figure)}${place}.\n  ${limit.remedy}\n  ${limit.source}, read on ${limit.read}`,
    ];
  });
};
