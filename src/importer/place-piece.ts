import { settings } from '../config.ts';
import { yearAndMonth } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import { reservedSegments } from '../records/urls.ts';
import { toSlugKey, type ExistingContent } from './existing-content.ts';
import { slugKey, toFreeSlug } from './free-slug.ts';
import type { KeptImports } from './kept-imports.ts';
import type { Piece } from './pieces.ts';

/** What is known of a piece before it has a place. */
export interface Unplaced extends Omit<Piece, 'slug' | 'file'> {
  /** Names for its file, the best first; the last has letters. */
  readonly names: readonly string[];
}

/** Gives each piece a file that is nobody else's, and the same as in earlier imports. */
export type PlacePiece = (piece: Unplaced) => Piece;

/** The site's own addresses, and what could be taken for a year. */
const isReservedPage = (key: string): boolean => reservedSegments.has(key) || /^\d{4}$/.test(key);

const ownSlugs = (files: ReadonlySet<string>): string[] =>
  [...files].flatMap((file) => {
    const [, type, language, ...rest] = file.split('/');
    if (type !== 'articles' && type !== 'pages') return [];
    return [`${type}/${language ?? ''}/${slugKey(toSlugOf(rest.at(-1) ?? ''))}`];
  });

const toSlugOf = (name: string): string => name.replace(/^_|\.md$/g, '');

/** Drafts of pages, which know none, have a name that is not read. */
const toFile = ({ type, language, published, draft }: Unplaced, slug: string): string =>
  type === 'pages'
    ? `content/pages/${language}/${draft ? '_' : ''}${slug}.md`
    : `content/articles/${language}/${yearAndMonth(published, settings.timeZone).year}/${slug}.md`;

export const makePlaces = (
  existing: Pick<ExistingContent, 'slugs'>,
  kept: KeptImports,
): PlacePiece => {
  const taken = new Set([...existing.slugs, ...ownSlugs(kept.files())]);
  const tried = new Map<string, Map<string, number>>();
  const toFree = (piece: Unplaced, type: Piece['type'], language: Language): string => {
    const numbers = tried.get(`${type}/${language}`) ?? new Map<string, number>();
    tried.set(`${type}/${language}`, numbers);
    return toFreeSlug(
      piece.names,
      (key) =>
        taken.has(toSlugKey(type, language, key)) || (type === 'pages' && isReservedPage(key)),
      numbers,
    );
  };
  return (piece) => {
    const { key, type, language, title, published, draft } = piece;
    const before = kept.findFile(key);
    const slug =
      before === undefined ? toFree(piece, type, language) : toSlugOf(before.replace(/^.*\//, ''));
    taken.add(toSlugKey(type, language, slugKey(slug)));
    const wanted = toFile(piece, slug);
    // A draft that came out gets its year's folder, unless a person has worked on its file: then it stays where it is.
    const file = before === undefined || before === wanted || kept.remove(before) ? wanted : before;
    kept.assign(key, file);
    return { key, type, language, slug, file, title, published, draft };
  };
};
