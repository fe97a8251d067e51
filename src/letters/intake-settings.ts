import type { Settings } from '../config.ts';
import type { Language } from '../i18n/languages.ts';
import type { IntakeOptions } from './intake-options.ts';
import { findRecipientFault } from './seal-address.ts';

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
}

/** Shorter ones can be guessed. */
const shortestSecret = 32;

/** Reads what the service needs; a fault says, in words for people, what is missing and what to do. */
export const readIntakeSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  settings: Settings,
): IntakeSettings | { readonly fault: string } => {
  const recipient = environment['THROUGHLINE_RECIPIENT'] ?? '';
  const secret = environment['THROUGHLINE_SECRET'] ?? '';
  if (recipient === '') {
    return {
      fault:
        'There is no key to seal the addresses of readers to, so no letters are taken.\n  Make one with "npm run letters -- keys", and set THROUGHLINE_RECIPIENT to the public one.',
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
  const base = `/${settings.base}/`.replace(/\/{2,}/g, '/');
  const toSiteAddress = (path: string) => path;
  return {
    openListAddress: new URL(`${base}letters/open.json`, settings.origin).href,
    options: {
      recipient,
      secret,
      path: `${base}intake/`,
      siteName: (language) => settings.name[language],
      languages: settings.languages,
      siteOrigins: [new URL(settings.origin).origin],
      thanks: (language: Language) => `${base}${language}/letters/thanks/`,
      toSiteAddress,
    },
  };
};
