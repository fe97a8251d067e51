import type { LettersSetting } from '../config.ts';
import type { LettersClosed } from '../graph/letters-closed.ts';
import { languagePack, type Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { lettersThanksUrl, serviceUrl, type SitePath } from '../records/urls.ts';
import type { LetterView } from './letter-view.ts';

/** How a letter to an article is written. */
export type LetterFormView =
  /** Nobody takes letters, and nothing is said of it. */
  | { readonly via: 'none' }
  | { readonly via: 'closed'; readonly why: string }
  | {
      readonly via: 'mail';
      readonly to: string;
      /** The article's id, so that whoever reads the mail need not guess. */
      readonly article: string;
    }
  | {
      readonly via: 'post';
      readonly article: string;
      readonly language: Language;
      /** Where the form goes. */
      readonly action: string;
      /** Where a script fetches a token, which the service asks for; then it answers in JSON, too. */
      readonly token: string | undefined;
      /** Netlify's name of the form. */
      readonly netlify: string | undefined;
      readonly thanks: SitePath;
      /** The letters that may be answered. */
      readonly choices: readonly { readonly id: string; readonly label: string }[];
    };

const whys = { here: 'closedHere', after: 'closedAfter' } as const;

type Open = Exclude<LettersSetting, { via: 'none' }>;

const toPost = (
  setting: Exclude<Open, { via: 'mail' }>,
  article: string,
  thanks: SitePath,
): { action: string; token: string | undefined; netlify: string | undefined } => {
  if (setting.via === 'form') {
    const { action, netlify = false } = setting;
    return {
      action: action === undefined ? thanks : serviceUrl(action),
      token: undefined,
      netlify: netlify ? 'letter' : undefined,
    };
  }
  const service = serviceUrl(setting.url);
  return {
    action: `${service}letters`,
    token: `${service}token?article=${encodeURIComponent(article)}`,
    netlify: undefined,
  };
};

export const toLetterFormView = (
  { id: article, language }: Pick<Article, 'id' | 'language'>,
  letters: readonly Pick<LetterView, 'id' | 'name' | 'date'>[],
  closed: LettersClosed | undefined,
  setting: LettersSetting,
): LetterFormView => {
  const { strings } = languagePack(language);
  if (setting.via === 'none' || closed === 'everywhere') return { via: 'none' };
  if (closed) return { via: 'closed', why: strings.letters[whys[closed]] };
  if (setting.via === 'mail') return { via: 'mail', to: setting.to, article };
  const thanks = lettersThanksUrl(language);
  return {
    ...{ via: 'post', article, language, thanks },
    ...toPost(setting, article, thanks),
    choices: letters.map(({ id, name, date }) => ({
      id,
      label: `${name}${strings.comma}${date.day}`,
    })),
  };
};
