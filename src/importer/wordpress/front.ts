import { settings } from '../../config.ts';
import { toMachineDate, type Instant } from '../../i18n/dates.ts';
import { languages } from '../../i18n/languages.ts';
import { kinds, type Kind } from '../../records/article.ts';
import { foldText } from '../../records/fold.ts';
import type { ImportedAuthor, ToAuthor } from '../authors.ts';
import { htmlToText } from '../html-to-markdown.ts';
import type { Losses } from '../losses.ts';
import { markdownToText } from '../markdown-text.ts';
import type { Piece } from '../pieces.ts';
import { toSummary } from '../summary.ts';
import type { TagSpelling } from '../tags.ts';
import { findInstant } from './item-facts.ts';
import type { SitePlan } from './plan.ts';
import type { ItemTerm, WxrItem } from './wxr-items.ts';

/** What the kinds of pieces are called, in any language of the interface. */
const kindNames: ReadonlyMap<string, Kind> = new Map(
  kinds.flatMap((kind) => [
    [foldText(kind), kind] as const,
    ...Object.values(languages).map(
      ({ strings }) => [foldText(strings.kinds[kind]), kind] as const,
    ),
  ]),
);

export const findKind = (names: readonly string[], usual: Kind): Kind =>
  names.map((name) => kindNames.get(foldText(name))).find((kind) => kind !== undefined) ?? usual;

const isCategory = ({ taxonomy }: ItemTerm): boolean => taxonomy === 'category';

/** WordPress's own name for no category. */
const isNone = ({ slug, name }: ItemTerm): boolean =>
  slug === 'uncategorized' || name === 'Uncategorized';

const known = new Set([
  'category',
  'post_tag',
  'author',
  'language',
  'post_format',
  'post_translations',
  'nav_menu',
]);

/** The tags of a piece: its categories, then its tags. */
export const toTags = (
  { terms }: WxrItem,
  piece: Piece,
  tags: TagSpelling,
  losses: Losses,
): string[] => {
  for (const { taxonomy, name } of terms)
    if (!known.has(taxonomy))
      losses.add(`its place in "${taxonomy || 'a list without a name'}" was left out: ${name}`);
  const chosen = terms
    .filter((term) => isCategory(term) || term.taxonomy === 'post_tag')
    .filter((term) => !isNone(term));
  return tags.spell(
    piece.language,
    [...chosen.filter(isCategory), ...chosen.filter((term) => !isCategory(term))].map(
      ({ name }) => name,
    ),
    losses,
  );
};

/** Who signs: co-authors where the piece has them, else its author. */
export const toByline = (
  { texts, terms }: Pick<WxrItem, 'texts' | 'terms'>,
  plan: SitePlan,
  toAuthor: ToAuthor,
): ImportedAuthor[] => {
  const make = (login: string): ImportedAuthor =>
    toAuthor(
      `wordpress author ${plan.site.name} ${login}`,
      plan.names.get(login) ?? '',
      login,
      plan.biographies.get(login),
    );
  const coauthors = terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ slug, name }) => {
      const bare = slug.replace(/^cap-/, '');
      return (
        [name, bare, plan.logins.get(bare) ?? name].find((each) => plan.names.has(each)) ?? name
      );
    });
  const logins = coauthors.length > 0 ? coauthors : [texts['dc:creator'] ?? ''];
  const named = [...new Set(logins.map((login) => login.trim()).filter(Boolean))].map(make);
  return [...new Map(named.map((author) => [author.id, author])).values()];
};

const metaKeys = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
  '_aioseop_description',
  '_genesis_description',
  '_seopress_titles_desc',
];

/** What plugins put in for a variable. */
const isTemplate = (text: string): boolean => /%%?[\w-]+%%?|#post_\w+|\{\{/.test(text);

/** What stands under the headline: written for that if it was, else taken from the text. */
export const findSummary = ({ texts, meta }: WxrItem, teaser: string, body: string): string => {
  const written = [...metaKeys.map((key) => meta.get(key) ?? ''), texts['excerpt:encoded'] ?? '']
    .filter((each) => !isTemplate(each))
    .map((each) => htmlToText(each))
    .find(Boolean);
  return written ?? (toSummary(htmlToText(teaser)) || toSummary(markdownToText(body)));
};

/** The day and time, in the publication's zone. */
export const toPublished = ({ published }: Piece): string =>
  toMachineDate(published, settings.timeZone);

/** When an article was last saved, where that was after it came out. */
export const findModified = (
  { texts }: WxrItem,
  { type, draft, published }: Piece,
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): Instant | undefined => {
  if (type === 'pages' || draft) return undefined;
  const modified = findInstant(
    texts['wp:post_modified_gmt'],
    texts['wp:post_modified'],
    undefined,
    timeZone,
  );
  const isAfter = modified !== undefined && modified > published && Date.parse(modified) <= now;
  return isAfter ? modified : undefined;
};

const briefFormats = new Set(['post-format-aside', 'post-format-status']);

export const findPieceKind = ({ terms }: WxrItem, usual: Kind): Kind => {
  const named = findKind(
    terms.filter(isCategory).map(({ name }) => name),
    usual,
  );
  const isBrief = terms.some(
    ({ taxonomy, slug }) => taxonomy === 'post_format' && briefFormats.has(slug),
  );
  return named === usual && isBrief ? 'brief' : named;
};
