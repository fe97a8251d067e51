import { basename, posix } from 'node:path';
import { FileFault, readWithin } from '../support/read-within.ts';
import { importPicture } from './import-picture.ts';
import { isPictureName, toMediaPath } from './media-path.ts';
import { toSafeSlug } from './free-slug.ts';
import type { KeptImports } from './kept-imports.ts';

/** What came of looking for a file of the old site. */
export type Shelved =
  /** `notes` say what it lost on the way, after "a picture". */
  | { readonly file: string; readonly notes?: readonly string[] }
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

/** Files that a browser shows or saves, and that cannot act on the site's behalf as HTML could; drawings are written anew. */
const harmless =
  /\.(?:pdf|epub|txt|csv|rtf|docx?|xlsx?|pptx?|od[tsp]|zip|gz|mp3|m4a|ogg|oga|opus|wav|mp4|m4v|webm|ogv|mov|jpe?g|jpe|jfif|png|gif|webp|avif|svg)$/i;

/** Where the old site's files are. */
export interface MediaSource {
  readonly folder: string;
  /** A file of the folder by its old address: relative to it, with forward slashes, the same on every machine. */
  readonly find: (url: string) => string | undefined;
}

export const openMediaShelf = (
  { folder: media, find }: MediaSource,
  kept: KeptImports,
): MediaShelf => {
  const known = new Map<string, Shelved>();
  const owners = new Map<string, string>();
  const once = async (key: string, make: () => Promise<Shelved>): Promise<Shelved> => {
    const before = known.get(key) ?? (await make());
    known.set(key, before);
    return before;
  };
  // It may have become a link since the folder was listed.
  const read = (source: string): Buffer | { readonly refused: string } => {
    try {
      return readWithin(media, source);
    } catch (error) {
      if (error instanceof FileFault) return { refused: `it was not read: ${error.message}` };
      throw error;
    }
  };
  const copyPicture = async (source: string, folder: string): Promise<Shelved> => {
    const bytes = read(source);
    if ('refused' in bytes) return bytes;
    const imported = await importPicture(bytes);
    if ('refused' in imported) return imported;
    const { notes } = imported;
    const name = toSafeSlug(basename(source).replace(/\.\w+$/, '')) || 'picture';
    const key = `media ${folder} /${source}`;
    for (let number = 1; ; number++) {
      const free = `${folder}/${name}${number === 1 ? '' : `-${number}`}.${imported.ending}`;
      const before = kept.findFile(key);
      const file = number === 1 ? (before ?? free) : free;
      if ((owners.get(file) ?? source) !== source) continue;
      const written = kept.write(file, imported.bytes);
      // A picture of that name that nobody imported is another one, unless it is the one that was placed before.
      if (written === 'edited' && file !== before) continue;
      owners.set(file, source);
      kept.assign(key, file);
      return written === 'removed' ? { missing: true } : { file, notes };
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
      const source = find(url);
      if (source === undefined) return { missing: true };
      return once(`${folder} ${source}`, () => copyPicture(source, folder));
    },
    placeFile: async (url) => {
      const source = find(url);
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
        const bytes = read(source);
        if ('refused' in bytes) return bytes;
        const imported = isPictureName(path)
          ? await importPicture(bytes)
          : { bytes, notes: undefined };
        if ('refused' in imported) return imported;
        const { notes } = imported;
        const written = kept.write(file, imported.bytes);
        return written === 'removed' ? { missing: true } : { file, ...(notes && { notes }) };
      });
    },
  };
};
