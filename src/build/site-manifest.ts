import type { Redirect } from '../hosts/site-description.ts';
import { compareText } from '../records/compare-text.ts';

/** Where a site says what it is made of. */
export const manifestFile = '.well-known/site-manifest.txt';

/** The manifest's signature, made offline with the publisher's SSH key. */
export const signatureFile = `${manifestFile}.sig`;

/** What a site manifest says. */
export interface SiteManifest {
  /** By path, relative to the site's folder: the SHA-256 of its bytes, in hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
  /** By path of the page that stands at an old address: where a host may lead instead. */
  readonly moved: Readonly<Record<string, string>>;
}

const toFile = (path: string, base: string): string => {
  const file = decodeURIComponent(path.slice(base.length));
  return file.endsWith('/') ? `${file}index.html` : file;
};

/**
 * All of a site, in the form of `sha256sum`, sorted: `sha256sum -c` checks a copy. Comments name the pages in whose
 * place a host may redirect. What only a host reads, and what is compressed, is left out: the same site has one
 * manifest, wherever it lies.
 */
export const renderManifest = (
  files: readonly (readonly [path: string, sha256: string])[],
  redirects: readonly Redirect[],
  base: string,
): string => {
  const moved = redirects.map(({ from, to }) => `# moved ${toFile(from, base)} -> ${to}\n`);
  const lines = files
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([path, sha256]) => `${sha256}  ${path}\n`);
  return [...moved, ...lines].join('');
};

/** @returns Undefined where the text is no manifest, or names a path that leads out of the site. */
export const readSiteManifest = (text: string): SiteManifest | undefined => {
  // Pairs: a name such as __proto__ would be lost.
  const files: [path: string, sha256: string][] = [];
  const moved: [from: string, to: string][] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, from, to] = /^# moved (.+) -> (\S+)$/.exec(line) ?? [];
    const [, sha256, path] = /^([\da-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (from !== undefined && to !== undefined) moved.push([from, to]);
    else if (path === undefined || sha256 === undefined) return undefined;
    else if (/(?:^|\/)\.\.?(?:\/|$)|^\/|\\/.test(path)) return undefined;
    else files.push([path, sha256]);
  }
  return files.length === 0
    ? undefined
    : { files: Object.fromEntries(files), moved: Object.fromEntries(moved) };
};
