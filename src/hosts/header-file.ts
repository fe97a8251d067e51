import { mediaEndings } from './content-types.ts';
import { toOwnHeaders, type Headers } from './headers.ts';
import type { SiteDescription } from './site-description.ts';

const toRule = (path: string, lines: readonly string[]): string =>
  [path, ...lines.map((line) => `  ${line}`)].join('\n');

const toLines = (headers: Headers): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/**
 * The `_headers` file that Netlify and Cloudflare read. Rules overlap, the general one first.
 *
 * @param general What is sent with everything.
 * @param dropsInherited Whether a rule must first take out (`! Name`) what it would otherwise add to.
 * @param endings Of the names of pictures and PDFs.
 */
export const toHeaderFile = (
  site: SiteDescription,
  general: Headers,
  dropsInherited: boolean,
  endings = mediaEndings,
): string => {
  const toSpecial = (path: string, headers: Headers): string => {
    const dropped = Object.keys(headers).filter((name) => dropsInherited && name in general);
    return toRule(path, [...dropped.map((name) => `! ${name}`), ...toLines(headers)]);
  };
  const search = toOwnHeaders(site, 'search');
  const media = toOwnHeaders(site, 'media');
  const hashed = toOwnHeaders(site, 'hashed');
  return [
    toRule(`${site.base}*`, toLines(general)),
    ...site.searchPaths.map((path) => toSpecial(`${path}*`, search)),
    ...endings.map((ending) => toSpecial(`${site.base}*.${ending}`, media)),
    ...site.hashedFolders.map((path) => toSpecial(`${path}*`, hashed)),
    '',
  ].join('\n');
};

/** The lines of a `_redirects` file. `!` makes Netlify redirect although a page stands at the old address. */
export const toRedirectFile = (site: SiteDescription, force: boolean): string =>
  site.redirects.map(({ from, to }) => `${from} ${to} 301${force ? '!' : ''}\n`).join('');
