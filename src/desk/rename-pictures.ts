import { posix } from 'node:path';
import { decodeAddress } from '../markdown/address.ts';
import { findTypedAddresses } from '../markdown/find-addresses.ts';
import type { Article } from '../records/article.ts';
import type { Edit } from '../records/edit-text.ts';
import { splitFrontMatter } from '../records/front-yaml.ts';

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

const toCode = (sign: string): string => (sign === '(' ? '%28' : '%29');

/** A picture's address, as an article has it, once its file has moved; `undefined` where it stays. */
export const toMovedAddress = (
  typed: string,
  file: string,
  moves: readonly Move[],
): string | undefined => {
  const folder = posix.dirname(file);
  const path = posix.join(folder, decodeAddress(typed));
  const move = moves.find(({ from }) => from === path);
  const name = posix.relative(folder, move?.to ?? '');
  const typedAlike = typed.includes('%') ? encodeURI(name).replace(/[()]/g, toCode) : name;
  return move && `${typed.startsWith('./') ? './' : ''}${typedAlike}`;
};

/** Names moved pictures anew in the text of the article that shows them. */
export const renamePictures = (source: string, file: string, moves: readonly Move[]): Edit[] => {
  const from = splitFrontMatter(source)?.bodyStart ?? 0;
  return findTypedAddresses(source.slice(from)).flatMap(({ typed, start, end }) => {
    const text = toMovedAddress(typed, file, moves);
    return text === undefined ? [] : [{ start: start + from, end: end + from, text }];
  });
};
