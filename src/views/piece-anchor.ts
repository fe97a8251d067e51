import type { SitePath } from '../records/urls.ts';

/** The `id` that a piece has on its thread's page: year and slug are unique in a language. */
export const pieceAnchor = (href: SitePath): string =>
  decodeURIComponent(href).split('/').filter(Boolean).slice(-2).join('-');
