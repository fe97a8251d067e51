import { mediaPolicy, toContentPolicy } from './content-policy.ts';
import { mediaEndings } from './content-types.ts';
import type { SiteDescription } from './site-description.ts';

export type Headers = Readonly<Record<string, string>>;

/**
 * The kinds of addresses that headers tell apart: files named by their content, pictures and PDFs elsewhere, pages that
 * search and their engine, all others. The first that fits holds.
 */
export type Area = 'hashed' | 'media' | 'search' | 'rest';

/** What every answer says, whatever is asked for. */
export const everywhere: Headers = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // What a page of text has no use for. Copying and sharing are left: readers are offered both.
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** A year: what never changes is never asked for again. Pictures may be shown by feed readers on other sites. */
const hashed: Headers = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** Browsers ask again each time, which costs a few bytes; a network of caches may answer for a minute. */
const changing: Headers = {
  'Cache-Control': 'public, max-age=0, s-maxage=60, must-revalidate',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const media = new RegExp(`\\.(?:${mediaEndings.join('|')})$`, 'i');

/** Whether a path is that of a picture or a PDF. */
export const isMedia = (path: string): boolean => media.test(path);

export const toArea = (path: string, site: SiteDescription): Area => {
  if (site.hashedFolders.some((folder) => path.startsWith(folder))) return 'hashed';
  if (isMedia(path)) return 'media';
  return site.searchPaths.some((search) => path.startsWith(search)) ? 'search' : 'rest';
};

/** The policy is one for all pages of an area, so it names what is inline in any page of the site. */
export const toPolicyHeader = (site: SiteDescription, area: Area): string =>
  area === 'hashed' || area === 'media'
    ? mediaPolicy
    : toContentPolicy(
        {
          inline: site.inline,
          scriptFiles: true,
          search: area === 'search',
          letterOrigins: site.letterOrigins,
        },
        'header',
      );

/** All headers of an area that this project decides on; a host adds its own. */
export const toHeaders = (site: SiteDescription, area: Area): Headers => ({
  'Content-Security-Policy': toPolicyHeader(site, area),
  ...everywhere,
  ...(area === 'hashed' ? hashed : changing),
});

/** The headers of an area that differ from those of the rest. */
export const toOwnHeaders = (site: SiteDescription, area: Area): Headers => {
  const rest = toHeaders(site, 'rest');
  return Object.fromEntries(
    Object.entries(toHeaders(site, area)).filter(([name, value]) => rest[name] !== value),
  );
};
