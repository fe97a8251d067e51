import { settings } from '../config.ts';
import type { Neighbours } from '../graph/neighbours.ts';
import { formatDate, type DateLabel } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import { authorName } from '../records/author.ts';
import { absoluteUrl, articleUrl } from '../records/urls.ts';
import { digest } from './digest.ts';

/** What a citation of an article says, in whatever form. */
export interface CitationView {
  /** What a list of sources calls it by: ASCII, one for each article, the same for ever. */
  readonly key: string;
  readonly language: Language;
  readonly authors: readonly { readonly name: string; readonly kind: 'person' | 'desk' }[];
  readonly title: string;
  readonly siteName: string;
  readonly date: DateLabel;
  readonly summary: string;
  /** Absolute. */
  readonly url: string;
}

const toKey = ({ id }: Article): string => {
  const [language = '', year = '', slug = ''] = id.split('/');
  const name = /^[a-z0-9-]+$/.test(slug) ? slug : digest(id).slice(0, 8);
  return [new URL(settings.origin).hostname, language, year, name].join('-');
};

export const toCitationView = (
  article: Article,
  { signatures }: Pick<Neighbours, 'signatures'>,
): CitationView => {
  const { language } = article;
  return {
    key: toKey(article),
    language,
    authors: signatures.map((signature) =>
      'author' in signature
        ? { name: authorName(signature.author, language), kind: signature.author.kind }
        : { name: signature.desk, kind: 'desk' },
    ),
    title: article.title,
    siteName: settings.name[language],
    date: formatDate(article.published, language, settings.timeZone),
    summary: article.summary,
    url: absoluteUrl(articleUrl(article)),
  };
};
