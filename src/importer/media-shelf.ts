import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, posix, sep } from 'node:path';
import sharp from 'sharp';
import { toSafeSlug } from './free-slug.ts';
import type { KeptImports } from './kept-imports.ts';

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
  /** Copies any other file to where it was on the old site, below `public/`. */
  readonly placeFile: (url: string) => Promise<Shelved>;
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

/** `photo-300x200.jpg`, `photo-scaled.jpg`, `photo-e1512345678901.jpg` are made from `photo.jpg`. */
export const toOriginal = (path: string): string =>
  path.replace(/-(?:\d{1,5}x\d{1,5}|scaled|e\d{10,14})(?=\.\w+$)/, '');

const toPath = (url: string): string => {
  const { pathname } = URL.parse(url, 'https://old.invalid/') ?? { pathname: '' };
  try {
    return decodeURIComponent(pathname).normalize('NFC');
  } catch {
    return pathname;
  }
};

/** The part of a path that a copy of the uploads has. */
const toUploadPath = (path: string): string =>
  path.replace(/^.*?\/(?:wp-content\/uploads|files)\//, '').replace(/^\/+/, '');

const findFiles = async (folder: string): Promise<Map<string, string>> => {
  const names = await readdir(folder, { recursive: true });
  const found = new Map<string, string>();
  const byName = new Map<string, string | undefined>();
  for (const name of names) {
    const path = name.split(sep).join('/').normalize('NFC');
    found.set(path.toLowerCase(), join(folder, name));
    const last = basename(path).toLowerCase();
    byName.set(`*${last}`, byName.has(`*${last}`) ? undefined : join(folder, name));
  }
  for (const [name, path] of byName) if (path !== undefined) found.set(name, path);
  return found;
};

/** Why a picture cannot be shown, or its true ending. */
const judge = async (bytes: Uint8Array): Promise<{ ending: string } | { refused: string }> => {
  if (bytes.length > mostBytes) return { refused: 'it is larger than any page should load' };
  try {
    const { format, width, height, compression } = await sharp(bytes, {
      limitInputPixels: false,
    }).metadata();
    if (format === 'svg')
      return {
        refused: 'it is an SVG drawing, which may hold scripts: look at it and add it yourself',
      };
    const ending = format === 'heif' && compression !== 'av1' ? undefined : endings[format];
    if (ending === undefined) return { refused: `browsers do not show "${format}"` };
    if (width * height > mostPixels)
      return { refused: `it has ${width} × ${height} pixels: more than can be shown` };
    // A file that ends in its middle has a head all the same.
    await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .resize(16)
      .raw()
      .toBuffer();
    return { ending };
  } catch {
    return { refused: 'it is damaged, or no picture' };
  }
};

/**
 * @param media The folder with a copy of `wp-content/uploads`; undefined where there is none, and all is to be fetched.
 * @throws Where that folder cannot be read.
 */
export const openMediaShelf = async (
  media: string | undefined,
  kept: KeptImports,
): Promise<MediaShelf> => {
  const files = media === undefined ? new Map<string, string>() : await findFiles(media);
  const known = new Map<string, Shelved>();
  const owners = new Map<string, string>();
  const find = async (url: string): Promise<string | undefined> => {
    const path = toUploadPath(toPath(url)).toLowerCase();
    const original = toOriginal(path);
    const source = [original, path, `*${basename(original)}`, `*${basename(path)}`]
      .map((each) => files.get(each))
      .find(Boolean);
    // A link could lead out of the folder.
    const isFile =
      source !== undefined &&
      (await lstat(source).then(
        (found) => found.isFile(),
        () => false,
      ));
    return isFile ? source : undefined;
  };
  const once = async (key: string, make: () => Promise<Shelved>): Promise<Shelved> => {
    const before = known.get(key) ?? (await make());
    known.set(key, before);
    return before;
  };
  const copyPicture = async (source: string, folder: string): Promise<Shelved> => {
    const bytes = await readFile(source);
    const judged = await judge(bytes);
    if ('refused' in judged) return judged;
    const name = toSafeSlug(basename(source).replace(/\.\w+$/, '')) || 'picture';
    const key = `media ${folder} ${source
      .slice((media ?? '').length)
      .split(sep)
      .join('/')}`;
    for (let number = 1; ; number++) {
      const free = `${folder}/${name}${number === 1 ? '' : `-${number}`}.${judged.ending}`;
      const before = kept.findFile(key);
      const file = number === 1 ? (before ?? free) : free;
      if ((owners.get(file) ?? source) !== source) continue;
      const written = kept.write(file, bytes);
      // A picture of that name that nobody imported is another one, unless it is the one that was placed before.
      if (written === 'edited' && file !== before) continue;
      owners.set(file, source);
      kept.assign(key, file);
      return written === 'removed' ? { missing: true } : { file };
    }
  };
  return {
    placePicture: async (url, folder) => {
      const source = await find(url);
      if (source === undefined) return { missing: true };
      return once(`${folder} ${source}`, () => copyPicture(source, folder));
    },
    placeFile: async (url) => {
      const source = await find(url);
      const path = posix.normalize(toPath(url));
      if (!harmless.test(path) || /[\\\p{Cc}]/u.test(path))
        return { refused: 'its kind of file could act on the site’s behalf' };
      if (source === undefined) return { missing: true };
      return once(`public ${path}`, async () => {
        const safe = path
          .split('/')
          .filter((part) => part !== '' && !part.startsWith('.'))
          .join('/');
        const file = `public/${safe}`;
        const written = kept.write(file, await readFile(source));
        return written === 'removed' ? { missing: true } : { file };
      });
    },
  };
};
