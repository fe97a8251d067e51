import { settings } from '../config.ts';
import { formatDate, yearAndMonth } from '../i18n/dates.ts';
import { isLanguage, type Language } from '../i18n/languages.ts';
import { findWrittenLanguage } from '../i18n/written-language.ts';
import { kinds, type Kind } from '../records/article.ts';
import { didYouMean } from '../records/fold.ts';
import { findSlugFault, toSlug } from '../records/slug.ts';
import { toArticleSource } from './article-source.ts';
import type { Offer, Offers } from './offers.ts';

/** What somebody said of a piece to be written. */
export interface NewArticle {
  readonly title: string;
  readonly language: Language;
  readonly kind: Kind;
  readonly byline: readonly string[];
  readonly summary: string;
  readonly tags: readonly string[];
  readonly thread: string | undefined;
  /** The file's name, where the title makes none. */
  readonly slug: string | undefined;
}

export type OrFault<T> = T | { readonly fault: string };

/** The language that is named, else that of the title's script, else the first. */
export const findNewLanguage = (title: string, named: string | undefined): OrFault<Language> => {
  const [first] = settings.languages;
  if (named === undefined) return findWrittenLanguage(title, first, settings.languages);
  if (isLanguage(named) && settings.languages.includes(named)) return named;
  return {
    fault: `"${named}" is not a language of this site. The languages are: ${settings.languages.join(', ')}.`,
  };
};

export const findNewKind = (named: string): OrFault<Kind> =>
  kinds.find((kind) => kind === named) ?? {
    fault: `"${named}" is not a kind of piece. The kinds are: ${kinds.join(', ')}.${didYouMean(named, kinds)}`,
  };

/** What is wrong with a name that has to be among those offered. */
export const findUnknownOffer = (
  what: 'thread' | 'author',
  named: string,
  offers: readonly Offer[],
): string | undefined => {
  if (offers.some(({ value }) => value === named)) return undefined;
  const near = didYouMean(
    named,
    offers.map(({ value }) => value),
  );
  const all = offers.map(({ value }) => value).join(', ') || 'none yet';
  return `There is no ${what} "${named}" in this language.${near}\n  There are: ${all}.`;
};

/** An id as an author's file has it; anything else in a byline is a name, which needs no file. */
const isId = (typed: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed);

/** What is wrong with who signs and where the piece belongs, or `undefined`. */
export const findNewFault = (
  { byline, thread }: Pick<NewArticle, 'byline' | 'thread'>,
  { authors, threads }: Offers,
): string | undefined =>
  [
    ...byline.filter(isId).map((id) => findUnknownOffer('author', id, authors)),
    ...(thread === undefined ? [] : [findUnknownOffer('thread', thread, threads)]),
  ].find((fault) => fault !== undefined);

/** The longest address that the checker takes, less what `-2` may add. */
const mostCharacters = 110;

/** A slug cut at a word's end, so that it is not longer than an address may be. */
const toShortSlug = (title: string): string => {
  const slug = toSlug(title);
  if (slug.length <= mostCharacters) return slug;
  const cut = slug.slice(0, mostCharacters + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) || toSlug(slug.slice(0, mostCharacters));
};

/** The slug of a new piece that no other of its language has: `suez-delays`, `suez-delays-2`. */
export const toFreeSlug = (wanted: string, taken: ReadonlySet<string>): string => {
  const isTaken = (slug: string) => taken.has(slug.normalize('NFKC').toLowerCase());
  let slug = wanted;
  for (let number = 2; isTaken(slug); number++) slug = `${wanted}-${String(number)}`;
  return slug;
};

/** Slugs as they are compared: two that differ only in case or form are too alike. */
export const toTakenSlugs = (
  articles: readonly { readonly language: Language; readonly slug: string }[],
  language: Language,
): ReadonlySet<string> =>
  new Set(
    articles
      .filter((article) => article.language === language)
      .map(({ slug }) => slug.normalize('NFKC').toLowerCase()),
  );

/**
 * The file of a new draft with the date of `now` (milliseconds since 1970). Its text is a beginning that the writer
 * replaces; `taken` are the slugs that its language has already.
 */
export const toNewArticle = (
  article: NewArticle,
  taken: ReadonlySet<string>,
  now: number,
  bylineName: string,
): OrFault<{ readonly file: string; readonly text: string }> => {
  const wanted = article.slug ?? toShortSlug(article.title);
  const slugFault = findSlugFault(wanted);
  if (slugFault !== undefined) {
    const named =
      article.slug === undefined ? 'The title makes no address' : `"${wanted}" is no address`;
    return { fault: `${named}: ${slugFault}.\n  Give it one: --slug a-few-words` };
  }
  const instant = new Date(now).toISOString();
  const { year } = yearAndMonth(instant, settings.timeZone);
  const { title, kind, byline, summary, tags, thread } = article;
  const published = formatDate(instant, 'en', settings.timeZone).full;
  return {
    file: `content/articles/${article.language}/${year}/${toFreeSlug(wanted, taken)}.md`,
    text: toArticleSource(
      { title, published, kind, byline, summary, tags, thread, draft: true },
      `${bylineName} – …`,
    ),
  };
};
