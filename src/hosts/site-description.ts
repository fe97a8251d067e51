/** What is inline in the pages of a site, as a content security policy names it: `sha256-…`, each once, sorted. */
export interface InlineHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** A former address of a piece and its new one: paths on the site, percent-encoded, base path included. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** All that a host must know of a site: plain data, which is kept beside a site as JSON. */
export interface SiteDescription {
  /** The site's origin, without a path. */
  readonly origin: string;
  /** The path that the site lives under, from slash to slash. */
  readonly base: string;
  /** Sorted by `from`. */
  readonly redirects: readonly Redirect[];
  readonly inline: InlineHashes;
  /** What the paths begin with of pages that search, and of their engine: these alone may compile WebAssembly. */
  readonly searchPaths: readonly string[];
  /** Paths of folders, ending in a slash, whose files are named by their content and so never change. */
  readonly hashedFolders: readonly string[];
  /** The origins, besides the site's own, that letters are sent to. */
  readonly letterOrigins: readonly string[];
  /** The origin of a copy in the Tor network; empty without one. */
  readonly onion: string;
  /**
   * The path, from slash to slash, under which the host passes requests on to the service for letters, which sends
   * headers of its own; undefined where it does not live on this site.
   */
  readonly intakePath?: string | undefined;
}
