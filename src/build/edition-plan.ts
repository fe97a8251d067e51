import { createHash } from 'node:crypto';

/** A page as Astro is about to render it. */
export interface PlannedPath {
  /** `/2023/x` or `/rss.xml`, without the base path. */
  readonly pathname: string;
  readonly route: { readonly type: string; readonly component: string };
  /** The digest of the page's props; a page without one is rendered every time. */
  readonly cacheKey?: string | undefined;
}

/** What an edition knows of one of its pages. */
export interface EditionPage {
  /** Relative to the edition's folder, with forward slashes. */
  readonly file: string;
  /** `undefined` for a page that is rendered every time. */
  readonly key: string | undefined;
  /** The names of the files in `_astro` that the page needs, sorted. */
  readonly assets: readonly string[];
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** Size in bytes and time of the last change, to notice a file that somebody else has touched. */
  readonly size: number;
  readonly mtimeMs: number;
}

/** By pathname. */
export type EditionManifest = Readonly<Record<string, EditionPage>>;

/** Where Astro writes a page in its `directory` format. */
export const toOutputFile = ({
  pathname,
  route,
}: Pick<PlannedPath, 'pathname' | 'route'>): string => {
  const path = pathname.replace(/^\/+|\/+$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404' || path === '500') return `${path}.html`;
  return path === '' ? 'index.html' : `${path}/index.html`;
};

/** A page's key: its props, the route that draws it, and all code and settings (`salt`). */
export const toKey = (salt: string, { route, cacheKey }: PlannedPath): string | undefined =>
  cacheKey === undefined
    ? undefined
    : createHash('sha256').update(`${salt}\0${route.component}\0${cacheKey}`).digest('hex');

/**
 * Parts the paths of a new edition into those that have to be rendered and those whose page of the last edition
 * still stands: same key, and still there as it was written, with all that it needs (`isIntact`).
 */
export const planEdition = <Path extends PlannedPath>(
  paths: readonly Path[],
  last: EditionManifest,
  salt: string,
  isIntact: (page: EditionPage) => boolean,
): { render: readonly Path[]; keep: readonly Path[] } => {
  const keep = new Set(
    paths.filter((path) => {
      const page = last[path.pathname];
      const key = toKey(salt, path);
      const isSame = key !== undefined && page?.key === key && page.file === toOutputFile(path);
      return isSame && isIntact(page);
    }),
  );
  return { render: paths.filter((path) => !keep.has(path)), keep: [...keep] };
};

/**
 * A name that Rollup gave, `map (1).Djkbh9x0.svg`, percent-encoded or not: spaces, brackets and apostrophes of the
 * picture's own name stay in it, so that only its hash and ending tell where it ends.
 */
const assetName = /_astro\/([^"#$&*+,/:;<=>?[\\\]^`{|}]*?\.[\w-]{8,}\.\w+)(?![\w-]|\.\w)/g;

/** The names of files in `_astro` that a text refers to. */
export const findAssetReferences = (text: string): string[] => {
  const names = [...text.matchAll(assetName)].map(([, name = '']) => decode(name));
  return [...new Set(names)].sort();
};

/** The files in `_astro` that a script or a stylesheet there refers to, by whatever path. */
export const findSiblingReferences = (text: string, siblings: ReadonlySet<string>): string[] => {
  const words = new Set(text.match(/[\w.@~-]+\.\w+/g));
  return [...siblings].filter((name) => words.has(name)).sort();
};

const decode = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};
