const toAllowed = (request: Request, siteOrigins: readonly string[]): ReadonlySet<string> =>
  new Set([new URL(request.url).origin, ...siteOrigins]);

/** A page whose policy is to send no referrer has the origin "null": it says nothing. */
const readOrigin = ({ headers }: Request): string | null => {
  const origin = headers.get('origin');
  return origin === 'null' ? null : origin;
};

/**
 * Whether a request says that it comes from another site. Browsers say so in up to two headers that a page cannot change.
 * A page of the site that sends no referrer says nothing of itself to a service on another host.
 */
export const isFromElsewhere = (request: Request, siteOrigins: readonly string[]): boolean => {
  const origin = readOrigin(request);
  const referer = request.headers.get('referer');
  if (origin === null && referer === null) return false;
  return !toAllowed(request, siteOrigins).has(origin ?? URL.parse(referer ?? '')?.origin ?? '');
};

/**
 * Whether a request to send a letter comes from a page that may: one of the service's own, or of the site. Browsers say
 * so in up to three headers, and a page cannot change them; all that are there must agree. What says nothing at all is
 * let through: a browser without script that hides where it comes from, and the token stops what is no browser.
 */
export const isFromSite = (request: Request, siteOrigins: readonly string[]): boolean => {
  const fetchSite = request.headers.get('sec-fetch-site');
  const isHidden = request.headers.get('origin') === 'null';
  if (isFromElsewhere(request, siteOrigins)) return false;
  if (readOrigin(request) !== null) return true;
  return fetchSite === null ? !isHidden : fetchSite === 'same-origin';
};
