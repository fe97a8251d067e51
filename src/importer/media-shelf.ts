import { readFile } from 'node:fs/promises';
import { basename, posix } from 'node:path';
import sharp from 'sharp';
import { isPictureName, toMediaPath } from './media-path.ts';
import { toSafeSlug } from './free-slug.ts';
import type { KeptImports } from './kept-imports.ts';
import { toPictureAlone } from './picture-metadata.ts';

/** What came of looking for a file of the old site. */
export type Shelved =
  | { readonly file: string }
  /** It is not among the media: somebody has to fetch it. */
  | { readonly missing: true }
  | { readonly refused: string };

/** The copies of the old site's files. */
export interface MediaShelf {
  /** Copies a picture into a folder of the output, unless it is there. */
  readonly placePicture: (url: string, folder: string) => Promise<Shelved>;
  /** Copies what no text shows, a picture without its metadata too, to where it was on the old site, below `public/`. */
  readonly placeFile: (url: string) => Promise<Shelved>;
  /** Forgets files that were taken back: here, and in a list of what became of each. */
  readonly forgetRemoved: (fates: Map<unknown, Shelved>) => void;
}

/** More than these make no picture of a page. */
const [mostBytes, mostPixels] = [60 * 1024 * 1024, 120_000_000];

const endings: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  heif: 'avif',
};

/** Files that a browser shows or saves, and that cannot act on the site's behalf as HTML or SVG could. */
const harmless =
  /\.(?:pdf|epub|txt|csv|rtf|docx?|xlsx?|pptx?|od[tsp]|zip|gz|mp3|m4a|ogg|oga|opus|wav|mp4|m4v|webm|ogv|mov|jpe?g|png|gif|webp|avif)$/i;

/** Why a picture cannot be shown; else its true ending, and its bytes without what tells of places and people. */
const judge = async (
  bytes: Uint8Array,
): Promise<{ ending: string; clean: Uint8Array } | { refused: string }> => {
  if (bytes.length > mostBytes) return { refused: 'it is larger than any page should load' };
  if (/<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))) {
    return {
      refused: 'it is an SVG drawing, which may hold scripts: look at it and add it yourself',
    };
  }
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    const { format, width, height, compression } = metadata;
    const ending = format === 'heif' && compression !== 'av1' ? undefined : endings[format];
    if (ending === undefined) return { refused: `browsers do not show "${format}"` };
    if (width * height > mostPixels)
      return { refused: `it has ${width} × ${height} pixels: more than can be shown` };
    // A file that ends in its middle has a head all the same.
    await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .resize(16)
      .raw()
      .toBuffer();
    return { ending, clean: toPictureAlone(bytes, metadata) };
  } catch {
    return { refused: 'it is damaged, or no picture' };
  }
};

const readBytes = (path: string): Promise<Uint8Array | { readonly refused: string }> =>
  readFile(path).catch(() => ({ refused: 'it cannot be opened' }));

/** Where the old site's files are. */
export interface MediaSource {
  /** The path of a file, by its old address. */
  readonly find: (url: string) => Promise<string | undefined>;
  /** What a file is remembered by: the same on every machine. */
  readonly toKey: (path: string) => string;
}

export const openMediaShelf = ({ find, toKey }: MediaSource, kept: KeptImports): MediaShelf => {
  const known = new Map<string, Shelved>();
  const owners = new Map<string, string>();
  const once = async (key: string, make: () => Promise<Shelved>): Promise<Shelved> => {
    const before = known.get(key) ?? (await make());
    known.set(key, before);
    return before;
  };
  const copyPicture = async (source: string, folder: string): Promise<Shelved> => {
    const bytes = await readBytes(source);
    if ('refused' in bytes) return bytes;
    const judged = await judge(bytes);
    if ('refused' in judged) return judged;
    const name = toSafeSlug(basename(source).replace(/\.\w+$/, '')) || 'picture';
    const key = `media ${folder} ${toKey(source)}`;
    for (let number = 1; ; number++) {
      const free = `${folder}/${name}${number === 1 ? '' : `-${number}`}.${judged.ending}`;
      const before = kept.findFile(key);
      const file = number === 1 ? (before ?? free) : free;
      if ((owners.get(file) ?? source) !== source) continue;
      const written = kept.write(file, judged.clean);
      // A picture of that name that nobody imported is another one, unless it is the one that was placed before.
      if (written === 'edited' && file !== before) continue;
      owners.set(file, source);
      kept.assign(key, file);
      return written === 'removed' ? { missing: true } : { file };
    }
  };
  return {
    forgetRemoved: (fates) => {
      const forget = <Key>(shelved: Map<Key, Shelved>): void => {
        for (const [key, each] of shelved)
          if ('file' in each && !kept.has(each.file)) shelved.delete(key);
      };
      forget(known);
      forget(fates);
      for (const file of owners.keys()) if (!kept.has(file)) owners.delete(file);
    },
    placePicture: async (url, folder) => {
      const source = await find(url);
      if (source === undefined) return { missing: true };
      return once(`${folder} ${source}`, () => copyPicture(source, folder));
    },
    placeFile: async (url) => {
      const source = await find(url);
      const path = posix.normalize(toMediaPath(url));
      if (!harmless.test(path) || /[\\\p{Cc}]/u.test(path))
        return { refused: 'its kind of file could act on the site’s behalf' };
      if (source === undefined) return { missing: true };
      return once(`public ${path}`, async () => {
        const safe = path
          .split('/')
          .filter((part) => part !== '' && !part.startsWith('.'))
          .join('/');
        const file = `public/${safe}`;
        const bytes = await readBytes(source);
        if ('refused' in bytes) return bytes;
        const judged = isPictureName(path) ? await judge(bytes) : { clean: bytes };
        if ('refused' in judged) return judged;
        const written = kept.write(file, judged.clean);
        return written === 'removed' ? { missing: true } : { file };
      });
    },
  };
};
