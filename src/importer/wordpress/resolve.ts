import { authorUrl, homeUrl, tagUrl } from '../../records/urls.ts';
import { toSlug } from '../../records/slug.ts';
import type { ImportedAuthor } from '../authors.ts';
import { toAddressKey } from '../address-book.ts';
import type { LinkTarget } from '../html/context.ts';
import type { Losses } from '../losses.ts';
import { toOriginal } from '../media-path.ts';
import { isOpenFrom, linkBetween, type Piece } from '../pieces.ts';
import type { Attachment } from './attachments.ts';
import type { SitePlan } from './plan.ts';
import { plainHost } from './site-facts.ts';

/** What resolving the links of a piece takes. */
export interface Resolving {
  readonly piece: Piece;
  /** Where the piece was: relative addresses start there. */
  readonly base: string;
  readonly plan: SitePlan;
  readonly now: number;
  readonly losses: Losses;
  /** The path of a file of the old site below `public/`, where it was copied. */
  readonly findPublic: (url: string) => string | undefined;
  readonly isAwaited: (url: string) => boolean;
  /** Authors who signed something, by login. */
  readonly findAuthor: (login: string) => ImportedAuthor | undefined;
  /** Whether an open piece has the tag. */
  readonly hasTag: (name: string) => boolean;
}

export const findAttachment = (url: string, plan: SitePlan): Attachment | undefined => {
  const path = URL.parse(url, plan.site.base)?.pathname ?? '';
  return plan.byFile.get(path) ?? plan.byFile.get(toOriginal(path));
};

const numberOf = (url: URL): string | undefined =>
  ['p', 'page_id', 'attachment_id']
    .map((name) => url.searchParams.get(name))
    .find((value) => value !== null) ?? undefined;

/** The lists that WordPress makes: of a category or tag, of an author, the front page. */
const findList = (url: URL, { plan, piece, findAuthor, hasTag }: Resolving): string | undefined => {
  const key = toAddressKey(url.pathname);
  const root = toAddressKey(new URL(plan.site.base).pathname);
  const path = key.startsWith(root) ? key.slice(root.length) : key;
  if (path === '' && url.search === '') return homeUrl(piece.language);
  const [kind = '', ...rest] = path.split('/').filter(Boolean);
  const last = encodeURIComponent(rest.at(-1) ?? '').toLowerCase();
  const taxonomy = kind === 'category' ? 'category' : kind === 'tag' ? 'post_tag' : undefined;
  if (taxonomy !== undefined) {
    const name =
      plan.terms.get(`${taxonomy} ${last}`) ?? plan.terms.get(`${taxonomy} ${rest.at(-1) ?? ''}`);
    return name !== undefined && hasTag(name) ? tagUrl(piece.language, toSlug(name)) : undefined;
  }
  const author = kind === 'author' ? findAuthor(rest[0] ?? '') : undefined;
  return author && authorUrl(piece.language, author.id);
};

/** Where a link of an old text leads now. */
export const resolveLink = (href: string, resolving: Resolving): LinkTarget | undefined => {
  const { piece, base, plan, now, losses } = resolving;
  const url = URL.parse(href, base);
  if (!url) {
    losses.add('a link was taken off its words, as its address cannot be read');
    return undefined;
  }
  const isOutside = !/^https?:$/.test(url.protocol) || !plan.site.hosts.has(plainHost(url.host));
  if (isOutside) return { href: url.protocol === 'mailto:' ? href : url.href, isArticle: false };
  const number = numberOf(url);
  const attached = number === undefined ? undefined : plan.attachments.get(number);
  const target =
    (number === undefined ? plan.byAddress.find(url.pathname) : plan.byNumber.get(number)) ??
    (attached && plan.byNumber.get(attached.parent));
  if (target) {
    if (isOpenFrom(piece, target, now)) {
      return {
        href: linkBetween(piece, target),
        isArticle: target.type === 'articles' && target !== piece,
      };
    }
    losses.add(
      `a link was taken off its words, as the piece it leads to is not out: "${target.title}"`,
    );
    return undefined;
  }
  const file = resolving.findPublic(url.href);
  if (file !== undefined) return { href: `/${file}`, isArticle: false };
  if (resolving.isAwaited(url.href)) return { href: url.href, isArticle: false };
  const list = findList(url, resolving);
  if (list !== undefined) return { href: list, isArticle: false };
  losses.add(
    `a link still leads to the old site, as the export does not hold its target: ${url.href}`,
  );
  return { href: url.href, isArticle: false };
};
