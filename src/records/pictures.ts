import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { listWithin, readOwnFile, statOwnFile } from '../support/read-within.ts';
import { digestSources } from './digest-sources.ts';
import { mapInBatches } from './map-in-batches.ts';
import { pictureEndings } from './picture-file.ts';
import { readChecksummed, writeChecksummed } from '../support/checksum.ts';
import { pictureUrl, type SitePath } from './urls.ts';
import { writeWhole } from '../support/whole-file.mjs';

/** A picture as pages carry it. */
export interface Picture {
  /** The address of its widest copy, or of the drawing itself where it is an SVG. */
  readonly src: SitePath;
  /** Of the original, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The narrower copies and the widest, narrowest first; none of an SVG. */
  readonly copies: readonly { readonly width: number; readonly src: SitePath }[];
}

/** Every picture of the content by its file: `content/articles/en/2023/map.svg`. */
export type Pictures = ReadonlyMap<string, Picture>;

/** What is known of a picture's file, for as long as its size and time of change stay. */
interface KnownPicture {
  readonly size: number;
  readonly mtimeMs: number;
  /** Of its bytes. */
  readonly digest: string;
  readonly width: number;
  readonly height: number;
}

const copyWidths = [360, 540, 720, 1080, 1440, 1920];
const widest = 2400;

/** As many pixels as the largest cameras give; more is a mistake, or an attack. */
const limitInputPixels = 120_000_000;

const isDrawing = (file: string): boolean => /\.svg$/i.test(file);

/** What the name of each file that is made of a picture begins with: its own name, and a digest of its bytes. */
const toStem = (file: string, { digest }: KnownPicture): string => {
  const name = posix.basename(file).replace(/\.[^.]*$/, '');
  return `${name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-|-$/g, '') || 'picture'}.${digest}`;
};

/** The widths of the copies of a picture, narrowest first. */
export const toCopyWidths = (width: number): number[] => [
  ...copyWidths.filter((each) => each < Math.min(width, widest)),
  Math.min(width, widest),
];

/** The names, in `_astro`, of what is made of a picture, each with its width; a drawing stays as it is. */
const toFiles = (file: string, known: KnownPicture): { name: string; width: number }[] => {
  const stem = toStem(file, known);
  if (isDrawing(file)) return [{ name: `${stem}.svg`, width: known.width }];
  return toCopyWidths(known.width).map((width) => ({
    name: `${stem}-${String(width)}.webp`,
    width,
  }));
};

const toPicture = (file: string, known: KnownPicture): Picture => {
  const files = toFiles(file, known).map(({ name, width }) => ({ src: pictureUrl(name), width }));
  return {
    src: files.at(-1)?.src ?? '',
    width: known.width,
    height: known.height,
    copies: isDrawing(file) ? [] : files,
  };
};

/** A large library, which most builds have no use for. */
const loadSharp = async () => (await import('sharp')).default;

const look = async (root: string, file: string): Promise<KnownPicture | undefined> => {
  const sharp = await loadSharp();
  const { size, mtimeMs } = statOwnFile(root, file);
  const bytes = readOwnFile(root, file);
  // Addresses last for as long as the bytes do: what makes these is part of the name.
  const madeBy = JSON.stringify([copyWidths, sharp.versions]);
  const digest = hash('sha256', `${madeBy} ${hash('sha256', bytes)}`).slice(0, 10);
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels }).metadata();
    return { size, mtimeMs, digest, ...autoOrient };
  } catch {
    return undefined;
  }
};

const isKnown = (root: string, file: string, known: KnownPicture | undefined): boolean => {
  if (!known) return false;
  const { size, mtimeMs } = statOwnFile(root, file);
  return known.size === size && known.mtimeMs === mtimeMs;
};

const folderOf = (cache: string): string => join(cache, 'pictures');

/** As it is kept in the cache. It holds for one state of the libraries, which make the copies. */
interface KnownPictures {
  readonly libraries: string;
  readonly pictures: Readonly<Record<string, KnownPicture>>;
}

const readKnown = async (cache: string, libraries: string): Promise<KnownPictures> => {
  try {
    const text = await readFile(join(folderOf(cache), 'known.json'), 'utf8');
    const known = JSON.parse(text) as KnownPictures;
    if (known.libraries === libraries) return known;
  } catch {
    // There is none yet, or a broken one: all pictures are looked at.
  }
  return { libraries, pictures: {} };
};

const isPicture = new RegExp(String.raw`\.(?:${pictureEndings.join('|')})$`);

/** None by a link that leads out of the content: the checker tells of those. */
const findPictureFiles = (root: string): string[] =>
  listWithin(root, 'content').files.filter((file) => isPicture.test(file));

/** Looks at all pictures of the content. Only those that have changed since are read; what is known is kept in `cache`. */
const lookAtAll = async (root: string, cache: string): Promise<[string, KnownPicture][]> => {
  const libraries = digestSources(root, ['package-lock.json']);
  const before = await readKnown(cache, libraries);
  const found = await mapInBatches(findPictureFiles(root), async (file) => {
    const known = before.pictures[file];
    return [file, isKnown(root, file, known) ? known : await look(root, file)] as const;
  });
  const pictures = found.flatMap(([file, known]) =>
    known ? [[file, known] as [string, KnownPicture]] : [],
  );
  const after: KnownPictures = { libraries, pictures: Object.fromEntries(pictures) };
  const text = JSON.stringify(after);
  if (text !== JSON.stringify(before)) writeWhole(join(folderOf(cache), 'known.json'), text);
  return pictures;
};

/** All pictures of the content below `root`, by file. One that cannot be read is left out: the checker tells of it. */
export const readPictures = async (root: string, cache: string): Promise<Pictures> =>
  new Map((await lookAtAll(root, cache)).map(([file, known]) => [file, toPicture(file, known)]));

/** The pictures' files in `_astro` by name, each with a function that makes it and answers where it is kept. */
export const findPictureMakers = async (
  root: string,
  cache: string,
): Promise<ReadonlyMap<string, () => Promise<string>>> => {
  const pictures = await lookAtAll(root, cache);
  return new Map(
    pictures.flatMap(([file, known]) =>
      toFiles(file, known).map(({ name, width }) => [
        name,
        () => makePicture(root, file, width, join(folderOf(cache), name)),
      ]),
    ),
  );
};

/** Makes one copy of a picture, upright and without what a camera notes in it, unless `made` is there already, whole. */
const makePicture = async (
  root: string,
  file: string,
  width: number,
  made: string,
): Promise<string> => {
  if (await readChecksummed(made)) return made;
  const bytes = readOwnFile(root, file);
  writeChecksummed(made, isDrawing(file) ? bytes : await toCopy(bytes, width));
  return made;
};

const toCopy = async (bytes: Uint8Array, width: number): Promise<Uint8Array> =>
  (await loadSharp())(bytes, { animated: true, limitInputPixels })
    .autoOrient()
    .resize({ width })
    .webp()
    .toBuffer();
