import type { InlineHashes } from './site-description.ts';

/** What a page does that the strictest policy would forbid. */
export interface PolicyNeeds {
  readonly inline: InlineHashes;
  /** Whether it loads scripts from files: no hash of those holds in every browser, so the site itself has to be named. */
  readonly scriptFiles: boolean;
  /** Whether it searches: Pagefind is WebAssembly. */
  readonly search: boolean;
  /** The origins, besides the site's own, that its form is sent to. */
  readonly letterOrigins: readonly string[];
}

const toSources = (...sources: readonly string[]): string =>
  sources.length === 0 ? "'none'" : sources.join(' ');

const quote = (hash: string): string => `'${hash}'`;

/**
 * The content security policy of a page: nothing at all, but what it needs from the site itself; what is inline by its
 * hash. `element` is the form for a `<meta>`, which cannot say who may frame the page.
 */
export const toContentPolicy = (
  { inline, scriptFiles, search, letterOrigins }: PolicyNeeds,
  form: 'header' | 'element',
): string =>
  [
    "default-src 'none'",
    `script-src ${toSources(...(scriptFiles ? ["'self'"] : []), ...inline.scripts.map(quote), ...(search ? ["'wasm-unsafe-eval'"] : []))}`,
    `style-src ${toSources(...inline.styles.map(quote))}`,
    "img-src 'self'",
    `connect-src ${toSources("'self'", ...letterOrigins)}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action ${toSources("'self'", ...letterOrigins)}`,
    "base-uri 'none'",
    ...(form === 'header' ? ["frame-ancestors 'none'"] : []),
    "require-trusted-types-for 'script'",
    'trusted-types throughline-worker',
  ].join('; ');

/**
 * The policy of a picture or a PDF that is opened by itself, and of all else that is no page: it may run and load
 * nothing, and has no part in the site's origin. Only what it looks like is left to it.
 */
export const mediaPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
