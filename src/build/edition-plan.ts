import type { InlineHashes } from '../hosts/site-description.ts';

/** What an edition knows of one of its files. */
export interface EditionFile {
  /** Of all that the file was made of; `undefined` for a page that is drawn every time. */
  readonly key: string | undefined;
  /** The names of the files in `_astro` that it refers to, sorted. */
  readonly assets: readonly string[];
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Size in bytes and time of the last change, to notice a file that somebody else has touched. */
  readonly size: number;
  readonly mtimeMs: number;
  /** Of a page: what hosts must be told of it. */
  readonly inline?: InlineHashes;
}

/** The last edition: the state that the next is built from. */
export interface EditionManifest {
  /** The digest of the code and the settings that drew its pages. */
  readonly code: string;
  /** By path, relative to the edition's folder, with forward slashes. */
  readonly files: Readonly<Record<string, EditionFile>>;
}

/** One file of an edition that is to be. */
export interface EditionItem {
  /** Relative to the edition's folder, with forward slashes. */
  readonly file: string;
  readonly key: string | undefined;
  readonly make: () => Promise<Uint8Array>;
}

/** Why a file is made. */
export type Reason = 'new' | 'its content' | 'every time' | 'touched by somebody else';

export interface PlannedItem {
  readonly item: EditionItem;
  readonly reason: Reason;
}

/** Parts the files of a new edition into those to make, and those of the last one that still stand. */
export interface EditionPlan {
  readonly make: readonly PlannedItem[];
  readonly keep: readonly EditionItem[];
}

/** A page as Astro is about to draw it. */
export interface PlannedPath {
  /** `/2023/x` or `/rss.xml`, without the base path. */
  readonly pathname: string;
  readonly route: { readonly type: string; readonly component: string };
  /** The digest of the page's props; a page without one is drawn every time. */
  readonly cacheKey?: string | undefined;
}

/** Where a page stands in the edition. */
export const toOutputFile = ({
  pathname,
  route,
}: Pick<PlannedPath, 'pathname' | 'route'>): string => {
  const path = pathname.replace(/^\/+|(?<!\/)\/+$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404' || path === '500') return `${path}.html`;
  return path === '' ? 'index.html' : `${path}/index.html`;
};

/** The key of a page in the manifest. */
export const toPageKey = (code: string, { route, cacheKey }: PlannedPath): string | undefined =>
  cacheKey === undefined ? undefined : `${code.slice(0, 32)} ${route.component} ${cacheKey}`;

/** What draws the page whose key it is; `undefined` where another state of the code did, or it is no page's. */
export const toComponent = (code: string, key: string | undefined): string | undefined =>
  key?.startsWith(`${code.slice(0, 32)} `) === true ? key.split(' ', 2)[1] : undefined;

const findReason = (
  { key, file }: EditionItem,
  last: EditionManifest,
  isIntact: (file: string, known: EditionFile) => boolean,
): Reason | undefined => {
  const known = Object.hasOwn(last.files, file) ? last.files[file] : undefined;
  if (!known) return 'new';
  if (key === undefined) return 'every time';
  if (known.key !== key) return 'its content';
  return isIntact(file, known) ? undefined : 'touched by somebody else';
};

/** `isIntact` says whether a file of the last edition is still there as it was written. */
export const planEdition = (
  items: readonly EditionItem[],
  last: EditionManifest,
  isIntact: (file: string, known: EditionFile) => boolean,
): EditionPlan => {
  const make: PlannedItem[] = [];
  const keep: EditionItem[] = [];
  for (const item of items) {
    const reason = findReason(item, last, isIntact);
    if (reason === undefined) keep.push(item);
    else make.push({ item, reason });
  }
  return { make, keep };
};
