import { posix } from 'node:path';
import type { Instant } from '../i18n/dates.ts';
import type { Language } from '../i18n/languages.ts';
import { articleUrl, pageUrl, type SitePath } from '../records/urls.ts';

/** Where an article or a page of the old archive goes. */
export interface Piece {
  /** The same for the same piece whenever it is brought. */
  readonly key: string;
  readonly type: 'articles' | 'pages';
  readonly language: Language;
  readonly slug: string;
  /** Relative to the output folder. */
  readonly file: string;
  readonly title: string;
  readonly published: Instant;
  /** Kept off the site. */
  readonly draft: boolean;
}

export const yearOf = ({ file }: Piece): string => file.split('/')[3] ?? '';

/** An article's id, as letters name it. */
export const idOf = ({ file }: Piece): string => file.replace(/^content\/articles\/|\.md$/g, '');

export const urlOf = (piece: Piece): SitePath =>
  piece.type === 'pages'
    ? pageUrl(piece.language, piece.slug)
    : articleUrl({ language: piece.language, year: yearOf(piece), slug: piece.slug });

/** Whether `target` will be out whenever `source` is, as the checker sees it. */
export const isOpenFrom = (source: Piece, target: Piece, now: number): boolean => {
  if (source.type === 'articles' && source.draft) return true;
  if (target.draft) return false;
  if (target.type === 'pages') return true;
  const reading = source.type === 'articles' ? Math.max(now, Date.parse(source.published)) : now;
  return Date.parse(target.published) <= reading;
};

/** A link from one file to another, as Markdown has it. */
export const linkBetween = (from: Piece, to: Piece): string =>
  posix.relative(posix.dirname(from.file), to.file);
