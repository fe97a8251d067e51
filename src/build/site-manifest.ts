import type { Redirect } from '../hosts/site-description.ts';
import { compareText } from '../records/compare-text.ts';

/** Where a site says what it is made of. */
export const manifestFile = '.well-known/site-manifest.txt';

/** The manifest's signature, made offline with the publisher's SSH key. */
export const signatureFile = `${manifestFile}.sig`;

/** What a site manifest says. */
export interface SiteManifest {
  /** The address of the publication's first page: whose edition it is, wherever a copy lies. */
  readonly site: string;
  /** Later editions have higher ones: the time for which it was built, in seconds since 1970. */
  readonly sequence: number;
  /** From when on a copy of it is out of date, in milliseconds since 1970. */
  readonly expires: number;
  /** By path, relative to the site's folder: the SHA-256 of its bytes, in hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
  /** Which of those only the host reads, and readers are not served by their names. */
  readonly hostFiles: ReadonlySet<string>;
  /** By path of the page at an old address: where a host may redirect instead. */
  readonly moved: Readonly<Record<string, string>>;
}

type Digest = readonly [path: string, sha256: string];

/** What a manifest is made of. */
export interface ManifestInput {
  readonly site: string;
  /** The path that the site lives under, from slash to slash. */
  readonly base: string;
  /** The declared time of the build, in milliseconds since 1970: the same inputs give the same bytes. */
  readonly now: number;
  /** For how many days it holds. */
  readonly days: number;
  readonly redirects: readonly Redirect[];
  /** What is served. */
  readonly files: readonly Digest[];
  /** What only the host reads. */
  readonly hostFiles: readonly Digest[];
}

const toFile = (path: string, base: string): string => {
  const file = decodeURIComponent(path.slice(base.length));
  return file.endsWith('/') ? `${file}index.html` : file;
};

const toLines = (files: readonly Digest[]): string[] =>
  files.toSorted(([a], [b]) => compareText(a, b)).map(([path, sha256]) => `${sha256}  ${path}`);

const hostHeading = '# What follows only the host reads';

const dayMs = 86_400_000;

/** When a manifest that is made at `now` should be made anew, long before it expires. */
export const toRenewal = (now: number, days: number): string =>
  new Date(now + (days * dayMs) / 2).toISOString();

/** All of a site, in the form of `sha256sum`, sorted: `sha256sum -c` checks a copy. Comments say the rest. */
export const renderManifest = (input: ManifestInput): string => {
  const { site, base, now, days, redirects, files, hostFiles } = input;
  const sequence = Math.floor(now / 1000);
  return [
    `# site ${site}`,
    `# sequence ${sequence}`,
    `# expires ${new Date(sequence * 1000 + days * dayMs).toISOString()}`,
    ...redirects.map(({ from, to }) => `# moved ${toFile(from, base)} -> ${to}`),
    ...toLines(files),
    ...(hostFiles.length > 0 ? [hostHeading, ...toLines(hostFiles)] : []),
    '',
  ].join('\n');
};

/** A path that leads out of the site, or that no file of a site has. */
const isStray = (path: string): boolean => /(?:^|\/)\.\.?(?:\/|$)|^\/|\/$|\\|\0/.test(path);

/** @returns Undefined where the text is no manifest, names a path twice, or one that leads out of the site. */
export const readSiteManifest = (text: string): SiteManifest | undefined => {
  // A map and pairs: a name such as __proto__ would be lost.
  const files = new Map<string, string>();
  const hostFiles = new Set<string>();
  const moved: [from: string, to: string][] = [];
  const said = new Map<string, string>();
  let isHosts = false;
  for (const line of text.split('\n').filter(Boolean)) {
    const [, from, to] = /^# moved (.+) -> (\S+)$/.exec(line) ?? [];
    const [, name, value] = /^# (site|sequence|expires) (\S+)$/.exec(line) ?? [];
    const [, sha256, path] = /^([\da-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (from !== undefined && to !== undefined) moved.push([from, to]);
    else if (name !== undefined && value !== undefined && !said.has(name)) said.set(name, value);
    else if (line === hostHeading) isHosts = true;
    else if (path === undefined || sha256 === undefined) return undefined;
    else if (isStray(path) || files.has(path)) return undefined;
    else {
      files.set(path, sha256);
      if (isHosts) hostFiles.add(path);
    }
  }
  const site = said.get('site');
  const sequence = Number(said.get('sequence') ?? NaN);
  const expires = Date.parse(said.get('expires') ?? '');
  if (site === undefined || !Number.isSafeInteger(sequence) || Number.isNaN(expires))
    return undefined;
  return files.size === 0
    ? undefined
    : {
        ...{ site, sequence, expires, hostFiles },
        files: Object.fromEntries(files),
        moved: Object.fromEntries(moved),
      };
};
