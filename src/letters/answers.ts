/** Nothing that the service answers may be kept, framed, guessed at, or load anything. */
const common = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-site',
  'X-Robots-Tag': 'noindex',
} as const;

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const strict = { 'Content-Security-Policy': nothing, 'Referrer-Policy': 'no-referrer' } as const;

export const answerJson = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: {
      ...common,
      ...strict,
      'Content-Type': 'application/json; charset=utf-8',
      ...headers,
    },
  });

export const answerRedirect = (location: string): Response =>
  new Response(null, { status: 303, headers: { ...common, ...strict, Location: location } });

/** A page of the service's own. */
export interface Page {
  readonly html: string;
  /** The text of its one `<style>`. */
  readonly style: string;
  /** Where its form, and what that leads to, may go, besides the service itself. */
  readonly formTargets: readonly string[];
}

export const answerPage = async (
  status: number,
  { html, style, formTargets }: Page,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
  return new Response(html, {
    status,
    headers: {
      ...common,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      // Under "no-referrer" the page's own form would not say where it comes from, and be refused.
      'Referrer-Policy': 'same-origin',
      ...headers,
    },
  });
};
