/**
 * Whether a request to send a letter comes from a page that may: one of the service's own, or of the site. Browsers say
 * so in up to three headers, and a page cannot change them; all that are there must agree. What says nothing at all is
 * let through: a browser without script that hides where it comes from, and the token stops what is no browser.
 */
export const isFromSite = (request: Request, siteOrigins: readonly string[]): boolean => {
  const allowed = new Set([new URL(request.url).origin, ...siteOrigins]);
  const fetchSite = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const referer = request.headers.get('referer');
  // A page whose policy is to send no referrer has the origin "null".
  if (origin !== null && origin !== 'null') return allowed.has(origin);
  if (fetchSite !== null) return fetchSite === 'same-origin';
  if (origin === 'null') return false;
  return referer === null || allowed.has(URL.parse(referer)?.origin ?? '');
};
