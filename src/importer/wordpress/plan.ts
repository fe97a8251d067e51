import { titleKey } from '../../records/fold.ts';
import { toSlug } from '../../records/slug.ts';
import { makeAddressBook, type AddressBook } from '../address-book.ts';
import { trimEndOf } from '../clean-text.ts';
import { htmlToMarkdown, htmlToText } from '../html-to-markdown.ts';
import { digestOf } from '../kept-imports.ts';
import type { PlacePiece } from '../place-piece.ts';
import type { Piece } from '../pieces.ts';
import type { TagSpelling } from '../tags.ts';
import { toAttachment, type Attachment } from './attachments.ts';
import { findInstant, findTitle, hasContent, toVerdict, type Verdict } from './item-facts.ts';
import { toSiteLanguage, type OldSite } from './site-facts.ts';
import type { Texts, WxrItem } from './wxr-items.ts';

/** What an item is to become, known before any text is converted. */
export type PlannedItem =
  | {
      readonly piece: Piece;
      readonly notes: readonly string[];
    }
  | { readonly attachment: Attachment }
  | { readonly aside: string }
  | { readonly left: string; readonly expected: boolean };

/** All that texts have to know of the whole archive. */
export interface Plan {
  /** By file, in the order of its items. */
  readonly items: readonly (readonly PlannedItem[])[];
  readonly sites: ReadonlyMap<string, SitePlan>;
  /** Pieces by the keys of their titles; undefined for titles that several have. */
  readonly titles: ReadonlyMap<string, Piece | undefined>;
  /** The tags that pieces have which are out now, as `en/<slug>`. */
  readonly openTags: ReadonlySet<string>;
}

/** What belongs to one old site, which may have several files. */
export interface SitePlan {
  readonly site: OldSite;
  readonly byAddress: AddressBook<Piece>;
  readonly byNumber: Map<string, Piece>;
  readonly attachments: Map<string, Attachment>;
  readonly byParent: Map<string, Attachment[]>;
  /** Attachments by the path of their file. */
  readonly byFile: Map<string, Attachment>;
  /** Names of categories and tags by the last part of their address. */
  readonly terms: Map<string, string>;
  /** The names of authors by login. */
  readonly names: Map<string, string>;
  /** Logins by themselves in small letters, as addresses have them. */
  readonly logins: Map<string, string>;
  readonly biographies: Map<string, string>;
  readonly blocks: Map<string, string>;
  /** The logins of those who signed an article, in small letters. */
  readonly signers: Set<string>;
}

const toSitePlan = (site: OldSite): SitePlan => ({
  site,
  byAddress: makeAddressBook<Piece>(),
  byNumber: new Map(),
  attachments: new Map(),
  byParent: new Map(),
  byFile: new Map(),
  terms: new Map(),
  names: new Map(),
  logins: new Map(),
  biographies: new Map(),
  blocks: new Map(),
  signers: new Set(),
});

const addName = ({ names, logins }: SitePlan, login: string, name: string): void => {
  names.set(login, name);
  const low = login.toLowerCase();
  if (!logins.has(low)) logins.set(low, login);
};

/** The path of an address on the old site, where it is one that a page can stand at. */
const toOldPath = (address: string, { base }: OldSite): string | undefined => {
  const url = URL.parse(address, base);
  return url?.search === '' && url.pathname !== '/' ? url.pathname : undefined;
};

/** The addresses that a piece had, as paths of the old site. */
export const findOldPaths = ({ texts, meta }: WxrItem, site: OldSite): string[] => {
  const path = toOldPath(texts['link'] ?? '', site);
  if (path === undefined) return [];
  const before = (meta.get('_wp_old_slug') ?? '').split('\n').filter(Boolean);
  const folder = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
  const older = before.map((slug) => `${folder}${encodeURIComponent(slug)}/`);
  // A post divided by page breaks had an address for each of its pages.
  const pages = (texts['content:encoded'] ?? '').split('<!--nextpage-->').length;
  const further = Array.from(
    { length: Math.min(pages, 100) - 1 },
    (_, index) => `${trimEndOf(path, /\//)}/${index + 2}/`,
  );
  return [path, ...older, ...further];
};

export interface Planning {
  readonly types: readonly string[];
  readonly timeZone: string;
  readonly begun: number;
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly place: PlacePiece;
  readonly tags: TagSpelling;
}

/** Makes the plan, item by item. */
export const makePlanner = ({ types, timeZone, begun, now, place, tags }: Planning) => {
  const items: PlannedItem[][] = [];
  const sites = new Map<string, SitePlan>();
  const titles = new Map<string, Piece | undefined>();
  const openTags = new Set<string>();
  // What items are known by, by their digests; how many there are of one number.
  const keys = new Map<string, string>();
  const counts = new Map<string, number>();

  const planPiece = (
    item: WxrItem,
    verdict: Extract<Verdict, { take: 'article' | 'page' }>,
    plan: SitePlan,
    key: string,
  ): PlannedItem => {
    const { texts, terms } = item;
    const { site } = plan;
    const notes = verdict.note === undefined ? [] : [verdict.note];
    const { title, isOwn } = findTitle(texts);
    if (!isOwn) notes.push('it has no title: its first words stand for one');
    const isEmpty =
      !hasContent(texts['content:encoded'] ?? '') &&
      htmlToText(texts['excerpt:encoded'] ?? '') === '';
    if (isEmpty) notes.push('it holds no text: kept as a draft');
    const dated = findInstant(
      texts['wp:post_date_gmt'],
      texts['wp:post_date'],
      texts['pubDate'],
      timeZone,
    );
    const isDraft = verdict.draft || isEmpty || dated === undefined;
    if (dated === undefined && !verdict.draft)
      notes.push('it has no date that can be read: kept as a draft');
    const type = verdict.take === 'article' ? 'articles' : 'pages';
    const tagged = terms.find(({ taxonomy }) => taxonomy === 'language');
    const language = (tagged && toSiteLanguage(tagged.slug)) ?? site.language;
    if (type === 'pages' && isDraft)
      notes.push('pages know no drafts: its file begins with "_", and is not read');
    const piece = place({
      key,
      type,
      language,
      title,
      published: dated ?? new Date(begun).toISOString(),
      draft: isDraft,
      names: [
        texts['wp:post_name'] ?? '',
        title,
        `${type === 'pages' ? 'page' : 'post'}-${texts['wp:post_id'] ?? ''}`,
      ],
    });
    for (const path of findOldPaths(item, site)) plan.byAddress.add(path, piece);
    plan.byNumber.set(texts['wp:post_id'] ?? '', piece);
    const isOut = type === 'articles' && !isDraft && Date.parse(piece.published) <= now;
    for (const term of terms) {
      if (type === 'articles' && term.taxonomy === 'author')
        plan.signers.add(term.slug.replace(/^cap-/, '').toLowerCase());
      if (term.taxonomy !== 'category' && term.taxonomy !== 'post_tag') continue;
      tags.learn(language, term.name);
      const slug = `${term.taxonomy} ${term.slug.toLowerCase()}`;
      if (!plan.terms.has(slug)) plan.terms.set(slug, term.name);
      if (isOut) openTags.add(`${language}/${toSlug(term.name)}`);
    }
    if (type === 'articles') plan.signers.add((texts['dc:creator'] ?? '').toLowerCase());
    const titled = titleKey(title);
    titles.set(titled, titles.has(titled) ? undefined : piece);
    return { piece, notes };
  };

  const toKey = ({ texts }: WxrItem, site: OldSite): { key: string; isRepeated: boolean } => {
    const number = texts['wp:post_id'] ?? '';
    const base = `wordpress ${site.name} ${[number, texts['guid'], texts['link'], texts['title']].find(Boolean) ?? ''}`;
    const print = digestOf(
      [texts['title'], texts['wp:post_date'], texts['link'], texts['content:encoded']?.length].join(
        '\n',
      ),
    );
    const known = keys.get(`${print} ${base}`);
    if (known !== undefined) return { key: known, isRepeated: true };
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    const key = count === 1 ? base : `${base} #${count}`;
    keys.set(`${print} ${base}`, key);
    return { key, isRepeated: false };
  };

  const planAttachment = (item: WxrItem, plan: SitePlan): PlannedItem => {
    const attachment = toAttachment(item);
    plan.attachments.set(attachment.id, attachment);
    const siblings = plan.byParent.get(attachment.parent);
    if (siblings) siblings.push(attachment);
    else plan.byParent.set(attachment.parent, [attachment]);
    const path = URL.parse(attachment.url)?.pathname;
    if (path !== undefined) plan.byFile.set(path, attachment);
    return { attachment };
  };

  const planItem = (item: WxrItem, plan: SitePlan): PlannedItem => {
    const verdict = toVerdict(item, types);
    if (verdict.take === 'nothing') return { left: verdict.why, expected: verdict.expected };
    const { key, isRepeated } = toKey(item, plan.site);
    if (isRepeated) return { left: 'the same item stands in the export twice', expected: true };
    if (verdict.take === 'attachment') return planAttachment(item, plan);
    if (verdict.take === 'guest-author') {
      const login = item.meta.get('cap-user_login') ?? item.texts['wp:post_name'] ?? '';
      addName(plan, login, item.meta.get('cap-display_name') ?? item.texts['title'] ?? '');
      plan.biographies.set(login, htmlToMarkdown(item.meta.get('cap-description') ?? '').markdown);
      return { aside: 'an author' };
    }
    if (verdict.take === 'reusable-block') {
      plan.blocks.set(item.texts['wp:post_id'] ?? '', item.texts['content:encoded'] ?? '');
      return { aside: 'its text stands where it is used' };
    }
    return planPiece(item, verdict, plan, key);
  };

  return {
    /** The plan of a site, begun by the first file that belongs to it. */
    siteOf: (site: OldSite): SitePlan => {
      const plan = sites.get(`${site.name} ${site.language}`) ?? toSitePlan(site);
      sites.set(`${site.name} ${site.language}`, plan);
      return plan;
    },
    startFile: (): void => void items.push([]),
    addItem: (item: WxrItem, plan: SitePlan): void => void items.at(-1)?.push(planItem(item, plan)),
    addAuthor: (texts: Texts, plan: SitePlan): void => {
      const login = texts['wp:author_login'] ?? '';
      if (!plan.names.has(login)) addName(plan, login, texts['wp:author_display_name'] ?? '');
    },
    addTerm: (taxonomy: string, texts: Texts, plan: SitePlan): void => {
      const [slug, name] =
        taxonomy === 'category'
          ? [texts['wp:category_nicename'], texts['wp:cat_name']]
          : [texts['wp:tag_slug'], texts['wp:tag_name']];
      if (taxonomy !== 'category' && taxonomy !== 'post_tag') return;
      if (slug && name) plan.terms.set(`${taxonomy} ${slug.toLowerCase()}`, name);
    },
    finish: (): Plan => ({ items, sites, titles, openTags }),
  };
};

export type Planner = ReturnType<typeof makePlanner>;
