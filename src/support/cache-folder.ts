import { join, resolve } from 'node:path';

/** Where builds keep what they need not make twice; the environment's THROUGHLINE_CACHE overrides it. */
export const toCacheFolder = (root: string): string =>
  resolve(process.env['THROUGHLINE_CACHE'] ?? join(root, '.cache'));
