import { posix } from 'node:path';
import type { HtmlContext, TypedPicture } from '../html/context.ts';
import type { FetchList } from '../fetch-list.ts';
import type { Losses } from '../losses.ts';
import type { MediaShelf, Shelved } from '../media-shelf.ts';
import { describe, type Attachment } from './attachments.ts';
import type { SitePlan } from './plan.ts';
import { findAttachment } from './resolve.ts';
import { plainHost } from './site-facts.ts';

/** What became of each file of the media library, for its line in the report. */
export type AttachmentFates = Map<Attachment, Shelved>;

/** The pictures of one piece: asked for while its text is converted, fetched from the shelf, then placed. */
export interface PiecePictures {
  /** To be given to the conversion. */
  readonly place: HtmlContext['placePicture'];
  /** Where a linked file of the old site lies below `public/`, once it was fetched. */
  readonly findFile: (url: string) => string | undefined;
  /** Whether a link leads to a file that somebody has to fetch first. */
  readonly isAwaited: (url: string) => boolean;
  /** Copies all that was asked for; whether a second conversion would place some. */
  readonly fetch: () => Promise<boolean>;
  /** The lead picture, as front matter has it. */
  readonly placeLead: (
    attachment: Attachment,
  ) => Promise<{ file: string; alt: string; caption?: string } | undefined>;
}

interface Around {
  readonly plan: SitePlan;
  /** Where the piece was. */
  readonly base: string;
  /** The folder of the piece's file. */
  readonly folder: string;
  readonly shelf: MediaShelf;
  readonly toFetch: FetchList;
  readonly fates: AttachmentFates;
}

/** Pictures of other sites belong to others: they are never copied. */
const isOurs = (url: URL, plan: SitePlan): boolean => {
  const host = plainHost(url.host);
  return (
    plan.site.hosts.has(host) ||
    [...plan.site.hosts].some(
      (own) =>
        host.endsWith(`.${own}`) || /^(?:i\d|[\w-]+\.files)\.(?:wp|wordpress)\.com$/.test(host),
    ) ||
    findAttachment(url.href, plan) !== undefined
  );
};

export const makePiecePictures = (
  { plan, base, folder, shelf, toFetch, fates }: Around,
  losses: () => Losses,
): PiecePictures => {
  const asked = new Map<string, TypedPicture>();
  // The addresses of pictures, as the text has them, that are links until they are fetched.
  const linked = new Set<string>();
  const askedFiles = new Map<string, Shelved | undefined>();
  const shelved = new Map<string, Shelved>();
  const find = ({
    src,
    attachment,
  }: TypedPicture): { url: string; known: Attachment | undefined } | undefined => {
    const url = URL.parse(src, base);
    if (!url) return undefined;
    const known =
      findAttachment(url.href, plan) ??
      (attachment === undefined ? undefined : plan.attachments.get(attachment));
    // The original of what the text shows smaller.
    return { url: known?.url ?? url.href, known };
  };
  const tell = (url: string, result: Shelved): void => {
    if ('missing' in result) {
      toFetch.add(url);
      losses().add(`a picture is to be fetched, and is a link until then: ${url}`);
    } else if ('refused' in result)
      losses().add(`a picture became a link, as ${result.refused}: ${url}`);
    else for (const note of result.notes ?? []) losses().add(`a picture ${note}: ${url}`);
  };
  const fetch = async (url: string, known: Attachment | undefined): Promise<Shelved> => {
    const result = await shelf.placePicture(url, folder);
    shelved.set(url, result);
    if (known && !('file' in (fates.get(known) ?? {}))) fates.set(known, result);
    return result;
  };
  return {
    place: (picture) => {
      const found = find(picture);
      if (!found) return undefined;
      const { url, known } = found;
      const parsed = URL.parse(url);
      if (!parsed || !isOurs(parsed, plan)) {
        losses().add(`a picture of another site became a link: ${url}`);
        return undefined;
      }
      asked.set(url, picture);
      const result = shelved.get(url);
      if (result) tell(url, result);
      if (!result || !('file' in result)) {
        linked.add(URL.parse(picture.src, base)?.href ?? url);
        return { words: describe(picture.alt, known, url).alt };
      }
      const { alt, isGuess } = describe(picture.alt, known, url);
      if (isGuess) losses().add(`a picture had no description, and was given its name: "${alt}"`);
      return { file: `./${posix.basename(result.file)}`, alt, caption: undefined };
    },
    isAwaited: (url) => {
      const result = askedFiles.get(url);
      return linked.has(url) || (result !== undefined && 'missing' in result);
    },
    findFile: (url) => {
      if (linked.has(url)) return undefined;
      const known = findAttachment(url, plan);
      const isUpload = /\.\w+$/.test(url) && url.split('?', 1)[0]?.includes('/wp-content/uploads/');
      if (!known && isUpload !== true) return undefined;
      const result = askedFiles.get(url);
      askedFiles.set(url, result);
      if (result && 'missing' in result) {
        toFetch.add(url);
        losses().add(
          `a file is to be fetched, and its link leads to the old site until then: ${url}`,
        );
      }
      if (result && 'refused' in result)
        losses().add(`a file was not brought along, as ${result.refused}: ${url}`);
      return result && 'file' in result ? result.file.replace(/^public\//, '') : undefined;
    },
    fetch: async () => {
      for (const [url, picture] of asked)
        if (!shelved.has(url)) await fetch(url, find(picture)?.known);
      for (const url of askedFiles.keys()) {
        const result = await shelf.placeFile(url);
        askedFiles.set(url, result);
        const known = findAttachment(url, plan);
        if (known && !('file' in (fates.get(known) ?? {}))) fates.set(known, result);
      }
      return asked.size + askedFiles.size > 0;
    },
    placeLead: async (attachment) => {
      const result = await fetch(attachment.url, attachment);
      tell(attachment.url, result);
      if (!('file' in result)) return undefined;
      const { alt, isGuess } = describe('', attachment, attachment.url);
      if (isGuess)
        losses().add(`the lead picture had no description, and was given its name: "${alt}"`);
      return {
        file: `./${posix.basename(result.file)}`,
        alt,
        ...(attachment.caption !== '' &&
          attachment.caption !== alt && { caption: attachment.caption }),
      };
    },
  };
};
