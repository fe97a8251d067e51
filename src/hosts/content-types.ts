/**
 * The content types of all kinds of files that a site has, by ending: hosts differ in what they know, and a text whose
 * encoding nobody tells is taken for another.
 */
export const contentTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  css: 'text/css',
  gif: 'image/gif',
  html: 'text/html',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  pagefind: 'application/octet-stream',
  pdf: 'application/pdf',
  pf_filter: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml',
  xsl: 'application/xml',
};

/** The endings of files whose type is told with `charset=utf-8`: texts, which are also worth compressing. */
export const textEndings: ReadonlySet<string> = new Set(
  Object.entries(contentTypes)
    .filter(([, type]) => /^text\/|[/+](?:xml|json|javascript)$/.test(type))
    .map(([ending]) => ending),
);

/**
 * The endings of files that browsers open as documents of their own though nobody meant them as pages: pictures, of which
 * SVG may hold a program, and PDFs.
 */
export const mediaEndings: readonly string[] = Object.entries(contentTypes)
  .filter(([, type]) => /^image\/|\/pdf$/.test(type))
  .map(([ending]) => ending);
