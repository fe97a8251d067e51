import type { Settings } from '../config.ts';
import { lettersThanksUrl, openLettersUrl, serviceUrl } from '../records/urls.ts';
import type { IntakeOptions } from './intake-options.ts';
import { findRecipientFault } from './seal.ts';

/** What the environment and the settings say of the service. */
export interface IntakeSettings {
  readonly options: Pick<
    IntakeOptions,
    | 'recipient'
    | 'secret'
    | 'path'
    | 'siteName'
    | 'languages'
    | 'siteOrigins'
    | 'thanks'
    | 'toSiteAddress'
  >;
  /** Where the published site has its list of the articles that take letters. */
  readonly openListAddress: string;
  /** Whether the service answers below the site's own address, and so lies beside the site. */
  readonly isOnSite: boolean;
}

/** Shorter ones can be guessed. */
const shortestSecret = 32;

/** The origins of the site's pages, wherever a copy of it lies, and that of the service where it has its own. */
const toSiteOrigins = ({ origin, mirrors, onion, letters }: Settings): readonly string[] => {
  const addresses = [origin, ...mirrors, onion, letters.via === 'intake' ? letters.url : ''];
  return [...new Set(addresses.flatMap((address) => URL.parse(address)?.origin ?? []))];
};

/**
 * Reads what the service needs; a fault says, in words for people, what is missing and what to do.
 *
 * @param base The path that the site lives under, with a slash at both ends.
 */
export const readIntakeSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  settings: Settings,
  base: string = serviceUrl(''),
): IntakeSettings | { readonly fault: string } => {
  const recipient = environment['THROUGHLINE_RECIPIENT'] ?? '';
  const secret = environment['THROUGHLINE_SECRET'] ?? '';
  if (recipient === '') {
    return {
      fault:
        'There is no key to seal letters to, so none are taken.\n  Make one with "npm run letters -- keys", and set THROUGHLINE_RECIPIENT to the public one.',
    };
  }
  const keyFault = findRecipientFault(recipient);
  if (keyFault !== undefined) {
    return { fault: `THROUGHLINE_RECIPIENT: ${keyFault}\n  "npm run letters -- keys" makes one.` };
  }
  if (secret.length < shortestSecret) {
    return {
      fault: `THROUGHLINE_SECRET has ${secret.length} characters: it needs ${shortestSecret} that nobody can guess.\n  "openssl rand -base64 32" makes one.`,
    };
  }
  const { letters } = settings;
  if (letters.via !== 'intake') {
    return { fault: 'The settings send letters elsewhere: see `letters` in src/config.ts.' };
  }
  const toSitePath = (path: string) => base + path.slice(serviceUrl('').length);
  const isOnSite = !/^https?:/i.test(letters.url);
  const { origin } = new URL(settings.origin);
  const toSiteAddress = (path: string) => (isOnSite ? path : origin + path);
  return {
    isOnSite,
    openListAddress: origin + toSitePath(openLettersUrl()),
    options: {
      ...{ recipient, secret, toSiteAddress },
      path: isOnSite ? toSitePath(serviceUrl(letters.url)) : new URL(letters.url).pathname,
      siteName: (language) => settings.name[language],
      languages: settings.languages,
      siteOrigins: toSiteOrigins(settings),
      thanks: (language) => toSiteAddress(toSitePath(lettersThanksUrl(language))),
    },
  };
};
