import { posix } from 'node:path';
import { decodeAddress } from '../markdown/address.ts';
import { findTypedAddresses } from '../markdown/find-addresses.ts';
import type { Article } from '../records/article.ts';
import { findBodyStart, findValue } from './edit-front-matter.ts';
import { applyEdits, type Edit } from './rewrite-mentions.ts';

/** A file that goes elsewhere; both relative to the project. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

const picturesOf = ({ image, body }: Article): string[] =>
  [image?.file ?? '', ...body.images.map(({ src }) => src)].filter(Boolean);

/** The pictures that are called after an article and that no other shows: they go with it. */
export const findOwnPictures = (
  article: Article,
  articles: readonly Article[],
  slug: string,
): Move[] => {
  const others = new Set(articles.filter((other) => other !== article).flatMap(picturesOf));
  const folder = posix.dirname(article.file);
  return [...new Set(picturesOf(article))].flatMap((from) => {
    const name = posix.basename(from).normalize('NFC');
    const after = name.startsWith(article.slug) ? name.slice(article.slug.length) : '';
    if (posix.dirname(from) !== folder || others.has(from) || !/^[-.]/.test(after)) return [];
    return [{ from, to: `${folder}/${slug}${after}` }];
  });
};

/** Names moved pictures anew in the article that shows them. */
export const renamePictures = (source: string, file: string, moves: readonly Move[]): string => {
  const folder = posix.dirname(file);
  const rename = ({ start, end }: Pick<Edit, 'start' | 'end'>, typed: string): Edit[] => {
    const path = posix.join(folder, decodeAddress(typed));
    const move = moves.find(({ from }) => from === path);
    if (!move) return [];
    const text = `${typed.startsWith('./') ? './' : ''}${posix.relative(folder, move.to)}`;
    return [{ start, end, text }];
  };
  const from = findBodyStart(source);
  const inText = findTypedAddresses(source.slice(from))
    .filter(({ kind }) => kind === 'image')
    .flatMap(({ typed, start, end }) => rename({ start: start + from, end: end + from }, typed));
  const lead = findValue(source, ['image', 'file']);
  return applyEdits(source, [...inText, ...(lead ? rename(lead, lead.value) : [])]);
};
