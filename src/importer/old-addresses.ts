import { findAliasFault } from '../graph/uniqueness.ts';
import { toPathKey } from '../graph/article-index.ts';
import { isLanguage } from '../i18n/languages.ts';
import { reservedSegments, siteRoot, toRoutePath } from '../records/urls.ts';
import { urlOf, type Piece } from './pieces.ts';

/** The old addresses that a piece keeps as aliases, and those that only the redirect map can have. */
export interface OldAddresses {
  readonly aliases: readonly string[];
  readonly onlyMapped: readonly string[];
}

/** A path as an alias is written: decoded, readable, from slash to slash. */
const toAlias = (path: string): string => {
  const key = toPathKey(path).replace(/\/{2,}/g, '/');
  return /\.[a-z\d]{2,5}$/i.test(key) ? `/${key}` : `/${key}/`;
};

const isSiteOwn = (key: string): boolean => {
  const [first = '', second = ''] = key.split('/');
  const segment = isLanguage(first) ? second : first;
  return segment === '' || reservedSegments.has(segment.toLowerCase());
};

/**
 * Sorts the old addresses of all pieces: no alias may be the address of something else.
 *
 * @param taken Aliases of what is there already, as paths are compared.
 */
export const makeOldAddresses = (
  pieces: Iterable<Piece>,
  taken: ReadonlySet<string>,
): ((piece: Piece, paths: readonly string[]) => OldAddresses) => {
  const owners = new Set(taken);
  for (const piece of pieces) owners.add(toRoutePath(urlOf(piece)));
  return (piece, paths) => {
    const aliases = new Set<string>();
    const onlyMapped: string[] = [];
    for (const path of paths) {
      const alias = toAlias(path);
      const key = toPathKey(alias).replace(/\/index\.html$/, '');
      if (key === toRoutePath(urlOf(piece)) || aliases.has(alias)) continue;
      const isUsable =
        findAliasFault(alias) === undefined &&
        !isSiteOwn(key) &&
        !owners.has(key) &&
        key !== toPathKey(siteRoot());
      if (!isUsable) {
        onlyMapped.push(path);
        continue;
      }
      owners.add(key);
      aliases.add(alias);
    }
    return { aliases: [...aliases], onlyMapped };
  };
};
