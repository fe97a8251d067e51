import { posix } from 'node:path';
import type { ImportedAuthor, ToAuthor } from '../authors.ts';
import { htmlToText } from '../html-to-markdown.ts';
import type { LinkTarget, PlacedPicture, TypedPicture } from '../html/context.ts';
import type { Losses } from '../losses.ts';
import { toFileName } from '../media-path.ts';
import type { MediaShelf, Shelved } from '../media-shelf.ts';
import type { OldAddresses } from '../old-addresses.ts';
import { isOpenFrom, linkBetween, type Piece } from '../pieces.ts';
import type { TagSpelling } from '../tags.ts';
import { findOther, findPiece } from './find-file.ts';
import type { MarkdownOptions } from './options.ts';
import type { MarkdownPlan } from './plan.ts';
import type { SourceFolder } from './source-files.ts';

/** All that the conversion of a text draws on. */
export interface MarkdownArchive {
  readonly options: MarkdownOptions;
  readonly folder: SourceFolder;
  readonly plan: MarkdownPlan;
  readonly shelf: MediaShelf;
  readonly tags: TagSpelling;
  readonly toAuthor: ToAuthor;
  readonly sign: (author: ImportedAuthor) => void;
  readonly oldAddresses: (piece: Piece, paths: readonly string[]) => OldAddresses;
  /** What became of each other file, by its path. */
  readonly fates: Map<string, Shelved>;
}

/** The other files that a text shows or leads to: asked for in a first conversion, there in a second. */
export const makeFiles = (
  path: string,
  piece: Piece,
  { shelf, folder, fates }: MarkdownArchive,
) => {
  const asked = new Map<
    string,
    { readonly file: string; readonly isPicture: boolean; result: Shelved | undefined }
  >();
  const ask = (typed: string, isPicture: boolean): Shelved | undefined => {
    const file = findOther(typed, path, folder);
    if (file === undefined) return { missing: true };
    const key = `${isPicture ? 'picture' : 'file'} ${file}`;
    const known = asked.get(key) ?? { file, isPicture, result: undefined };
    asked.set(key, known);
    return known.result;
  };
  const fetch = async (): Promise<boolean> => {
    for (const entry of asked.values()) {
      entry.result ??= entry.isPicture
        ? await shelf.placePicture(entry.file, posix.dirname(piece.file))
        : await shelf.placeFile(
            `/${entry.file.replace(/^(?:static|public|src\/public|source)\//, '')}`,
          );
      if (!('file' in (fates.get(entry.file) ?? {}))) fates.set(entry.file, entry.result);
    }
    return asked.size > 0;
  };
  return { ask, fetch };
};

export type Files = ReturnType<typeof makeFiles>;

const nameOf = (src: string): string =>
  toFileName(src)
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim();

/** A picture of a text, beside its new file. */
export const placePicture = (
  { src, alt }: TypedPicture,
  files: Files,
  losses: Losses,
): PlacedPicture | undefined => {
  const result = files.ask(src, true);
  if (!result || !('file' in result)) {
    if (result)
      losses.add(
        'refused' in result
          ? `a picture became a link, as ${result.refused}: ${src}`
          : `a picture is not in the folder, and became a link: ${src}`,
      );
    return undefined;
  }
  for (const note of result.notes ?? []) losses.add(`a picture ${note}: ${src}`);
  const described = htmlToText(alt.replace(/</g, '&lt;'));
  if (described === '')
    losses.add(`a picture had no description, and was given its name: "${nameOf(src)}"`);
  return {
    file: `./${posix.basename(result.file)}`,
    alt: described || nameOf(src) || 'picture',
    caption: undefined,
  };
};

/** Where a link of a text leads now. */
export const resolveLink = (
  href: string,
  path: string,
  piece: Piece,
  files: Files,
  archive: MarkdownArchive,
  losses: Losses,
): LinkTarget | undefined => {
  const { plan, folder, options } = archive;
  const target = findPiece(href, path, plan, folder);
  if (target) {
    if (isOpenFrom(piece, target, options.now))
      return {
        href: linkBetween(piece, target),
        isArticle: target.type === 'articles' && target !== piece,
      };
    losses.add(
      `a link was taken off its words, as the piece it leads to is not out: "${target.title}"`,
    );
    return undefined;
  }
  if (findOther(href, path, folder) !== undefined) {
    const result = files.ask(href, false);
    if (result && 'file' in result)
      return { href: `/${result.file.replace(/^public\//, '')}`, isArticle: false };
    if (result && 'refused' in result)
      losses.add(`a file was not brought along, as ${result.refused}: ${href}`);
    return undefined;
  }
  const url = URL.parse(href.startsWith('//') ? `https:${href}` : href);
  if (url && url.host !== folder.host) return { href, isArticle: false };
  if (folder.host !== undefined) {
    const whole = URL.parse(href, `https://${folder.host}/`)?.href;
    losses.add(
      `a link still leads to the old site, as the folder does not hold its target: ${href}`,
    );
    return whole === undefined ? undefined : { href: whole, isArticle: false };
  }
  losses.add(`a link was taken off its words, as the folder does not hold its target: ${href}`);
  return undefined;
};
