/** The direct children of an element that are texts, by name (`wp:post_id`, `title`); of two with one name, the first. */
export type Texts = Readonly<Record<string, string>>;

/** A category, tag or other term, as a post has it. */
export interface ItemTerm {
  /** `category`, `post_tag`, `author` … */
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
}

/** A post, page, attachment or the like, as an export holds it: nothing in it has been checked. */
export interface WxrItem {
  readonly texts: Texts;
  /** The first value of each; of `_wp_old_slug` all, a line each. */
  readonly meta: ReadonlyMap<string, string>;
  readonly terms: readonly ItemTerm[];
  readonly comments: readonly Texts[];
  /** What keeps it from being read, where it is no whole XML. */
  readonly broken: string | undefined;
  /** What is wrong with its XML, but does no harm. */
  readonly faults: readonly string[];
  /** How many characters it held that XML cannot hold. */
  readonly invalid: number;
}

/** What an export holds, in its order. */
export type WxrEvent =
  | { readonly type: 'channel'; readonly name: string; readonly text: string }
  | { readonly type: 'author'; readonly texts: Texts }
  | { readonly type: 'term'; readonly taxonomy: string; readonly texts: Texts }
  | { readonly type: 'item'; readonly item: WxrItem };

/** How many of each an export began, whatever became of them. */
export interface WxrSeen {
  items: number;
  comments: number;
  authors: number;
  terms: number;
}

/** What is under way of one `<item>`. */
export interface OpenItem {
  readonly texts: Record<string, string>;
  readonly meta: Map<string, string>;
  readonly terms: ItemTerm[];
  readonly comments: Record<string, string>[];
  readonly faults: Set<string>;
  broken: string | undefined;
  invalid: number;
  /** In characters, of all its values. */
  size: number;
}

export const openItem = (): OpenItem => ({
  texts: {},
  meta: new Map(),
  terms: [],
  comments: [],
  faults: new Set(),
  broken: undefined,
  invalid: 0,
  size: 0,
});

export const closeItem = (item: OpenItem): WxrItem => ({
  ...item,
  faults: [...item.faults],
});
