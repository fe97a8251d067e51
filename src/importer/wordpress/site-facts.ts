import { settings } from '../../config.ts';
import { isLanguage, type Language } from '../../i18n/languages.ts';
import { trimEndOf } from '../clean-text.ts';

/** What an export says of the site that it comes from. */
export interface OldSite {
  /** Of all its items: the address, or where it tells none, the file. */
  readonly name: string;
  /** In small letters, without `www.`. */
  readonly hosts: ReadonlySet<string>;
  /** Where relative addresses start. */
  readonly base: string;
  readonly language: Language;
}

export const plainHost = (host: string): string => host.toLowerCase().replace(/^www\./, '');

/** `en-US` -> `en`, where the publication has that language. */
export const toSiteLanguage = (code: string): Language | undefined => {
  const [language = ''] = code.trim().toLowerCase().split(/[-_]/, 1);
  return isLanguage(language) && settings.languages.includes(language) ? language : undefined;
};

/**
 * @param channel The texts of the export's channel.
 * @param chosen The language that the command line says.
 * @returns Words for people where the language is none of the publication's.
 */
export const toOldSite = (
  channel: ReadonlyMap<string, string>,
  file: string,
  chosen: Language | undefined,
): OldSite | { readonly fault: string } => {
  const addresses = ['wp:base_blog_url', 'link'].flatMap(
    (name) => URL.parse(channel.get(name) ?? '') ?? [],
  );
  const [base] = addresses;
  const code = channel.get('language') ?? '';
  const language = chosen ?? (code === '' ? settings.languages[0] : toSiteLanguage(code));
  if (language === undefined) {
    return {
      fault: `it is in "${code}", and this publication is in ${settings.languages.join(', ')}: add the language, or say --language ${settings.languages[0]}`,
    };
  }
  return {
    name: base ? plainHost(base.host) + trimEndOf(base.pathname, /\//) : file,
    hosts: new Set(addresses.map(({ host }) => plainHost(host))),
    base: base?.href ?? 'https://old.invalid/',
    language,
  };
};
