import type { Language } from '../i18n/languages.ts';
import type { FindOpenArticle } from './open-articles.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Store } from './store.ts';

/** All that the service is told: it looks nothing up in its surroundings. */
export interface IntakeOptions {
  readonly store: Store;
  readonly findOpenArticle: FindOpenArticle;
  /** The publisher's public key: `age1…`. */
  readonly recipient: string;
  /** Signs the tokens: at least 32 characters that nobody else knows, the same in every instance. */
  readonly secret: string;
  /** The path that the service lives under, with a slash at both ends: `/intake/`. */
  readonly path: string;
  readonly siteName: (language: Language) => string;
  readonly languages: readonly [Language, ...Language[]];
  /** The origins of the site's pages; the service's own need not be among them. */
  readonly siteOrigins: readonly string[];
  /** Where readers are thanked: a path where the service lives on the site's origin, else an address. */
  readonly thanks: (language: Language) => string;
  /** Makes of a path on the site what the service's own pages can link to. */
  readonly toSiteAddress: (path: string) => string;
  readonly limits?: Partial<IntakeLimits>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

export interface IntakeLimits {
  /** Letters from one address. */
  readonly letters: RateLimit;
  /** Tokens for one address. */
  readonly tokens: RateLimit;
  /** Letters from all addresses together: what an inbox is kept from being filled with. */
  readonly all: RateLimit;
}

const tenMinutes = 10 * 60 * 1000;

export const usualLimits: IntakeLimits = {
  letters: { times: 20, window: tenMinutes },
  tokens: { times: 60, window: tenMinutes },
  all: { times: 600, window: tenMinutes },
};
