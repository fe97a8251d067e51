import { hash } from 'node:crypto';
import { join, posix } from 'node:path';
import { settings } from '../config.ts';
import { readChecksummed, writeChecksummed } from '../support/checksum.ts';
import { listWithin, readOwnFile } from '../support/read-within.ts';
import type { LostOn } from './pictures/ground.ts';
import type { PictureFacts } from './pictures/judge.ts';
import { lookAtPictures, type Looked } from './pictures/known.ts';
import {
  cleanPicture,
  measureDrawing,
  openDrawing,
  openPicture,
  type PictureKind,
} from './pictures/open.ts';
import { writeDrawing } from './pictures/svg.ts';
import { pictureUrl, type SitePath } from './urls.ts';

/** A picture as pages carry it. */
export interface Picture {
  /** The address of its widest copy, or of the whole picture where it is published as it is. */
  readonly src: SitePath;
  /** Of the original, upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The narrower copies and the widest, narrowest first; none of a picture that is published whole. */
  readonly copies: readonly { readonly width: number; readonly src: SitePath }[];
  /** On which ground it cannot be made out, where it is transparent. */
  readonly lostOn?: Exclude<LostOn, undefined>;
  /** The address of the file as it came, with its content credentials, where the publisher wants it published. */
  readonly credentials?: SitePath;
}

/** Every picture of the content by its file: `content/articles/en/2023/map.svg`. */
export type Pictures = ReadonlyMap<string, Picture>;

/** A file that is made of a picture, in `_astro`; `as` is what it holds. */
interface MadeFile {
  readonly name: string;
  readonly width: number;
  readonly as: 'copy' | 'whole' | 'original';
}

const copyWidths = [360, 540, 720, 1080, 1440, 1920];
const widest = 2400;

/** What the formats of copies can hold, in pixels of height. */
const [highestWebp, highestJpeg] = [16_383, 65_500];

const endings: Readonly<Record<PictureKind, string>> = {
  ...{ jpeg: 'jpg', png: 'png', gif: 'gif', webp: 'webp', avif: 'avif', svg: 'svg' },
  ...{ bmp: 'bmp', ico: 'ico' },
};

/** The widths of the copies of a picture, narrowest first. */
export const toCopyWidths = (width: number): number[] => [
  ...copyWidths.filter((each) => each < Math.min(width, widest)),
  Math.min(width, widest),
];

/** What is too high for WebP is a JPEG where it was one, else a PNG. */
const toCopyEnding = ({ kind, width, height }: PictureFacts, copyWidth: number): string => {
  const copyHeight = Math.ceil((height * copyWidth) / width);
  if (copyHeight <= highestWebp) return 'webp';
  return kind === 'jpeg' && copyHeight <= highestJpeg ? 'jpg' : 'png';
};

/** What the name of each file that is made of a picture begins with: its own name, and a digest of what it is made of. */
const toStem = (file: string, { revision }: PictureFacts, digest: string): string => {
  const name = posix.basename(file).replace(/\.[^.]*$/, '');
  // Addresses last for as long as the bytes do: what makes these is part of the name.
  const made = hash('sha256', JSON.stringify([copyWidths, revision, digest])).slice(0, 10);
  return `${name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-|-$/g, '') || 'picture'}.${made}`;
};

const toFiles = (file: string, facts: PictureFacts, digest: string): MadeFile[] => {
  const stem = toStem(file, facts, digest);
  const { width, kind } = facts;
  const whole = { width, name: `${stem}.${endings[kind]}` };
  const shown: MadeFile[] = facts.isWhole
    ? [{ ...whole, as: 'whole' }]
    : toCopyWidths(width).map((copyWidth) => ({
        name: `${stem}-${String(copyWidth)}.${toCopyEnding(facts, copyWidth)}`,
        width: copyWidth,
        as: 'copy',
      }));
  const isOriginal = settings.contentCredentials && facts.hasCredentials;
  return isOriginal
    ? [...shown, { width, name: `${stem}.original.${endings[kind]}`, as: 'original' }]
    : shown;
};

const toPicture = (file: string, facts: PictureFacts, digest: string): Picture => {
  const files = toFiles(file, facts, digest).map(({ name, width, as }) => ({
    ...{ src: pictureUrl(name), width, as },
  }));
  const shown = files.filter(({ as }) => as !== 'original');
  const original = files.find(({ as }) => as === 'original');
  return {
    src: shown.at(-1)?.src ?? '',
    width: facts.width,
    height: facts.height,
    copies: facts.isWhole ? [] : shown.map(({ src, width }) => ({ src, width })),
    ...(facts.lostOn && { lostOn: facts.lostOn }),
    ...(original && { credentials: original.src }),
  };
};

/** All files of the content that are no texts. None by a link that leads out of it: the checker reports those. */
const findOtherFiles = (root: string): string[] =>
  listWithin(root, 'content').files.filter((file) => !/\.(?:md|mdx|markdown)$/i.test(file));

interface ShownPicture {
  readonly file: string;
  readonly facts: PictureFacts;
  readonly digest: string;
}

/** Looks at all pictures of the content. One that looks as it did is not read again. */
export const lookAtContent = async (root: string): Promise<ShownPicture[]> => {
  const looked = await lookAtPictures(root, 'content', findOtherFiles(root));
  return [...looked].flatMap(([file, { judged, digest }]: [string, Looked]) =>
    'fault' in judged ? [] : [{ file, facts: judged, digest }],
  );
};

/** All pictures of the content below `root`, by file. One that cannot be shown is left out: the checker reports it. */
export const readPictures = async (root: string): Promise<Pictures> =>
  new Map(
    (await lookAtContent(root)).map(({ file, facts, digest }) => [
      file,
      toPicture(file, facts, digest),
    ]),
  );

/** The pictures' files in `_astro` by name, each with a function that makes it and answers where it is cached. */
export const findPictureMakers = async (
  root: string,
  cache: string,
): Promise<ReadonlyMap<string, () => Promise<string>>> => {
  const pictures = await lookAtContent(root);
  return new Map(
    pictures.flatMap(({ file, facts, digest }) =>
      toFiles(file, facts, digest).map((made) => [
        made.name,
        () => makeFile(root, file, facts, made, join(cache, 'pictures', made.name)),
      ]),
    ),
  );
};

/** Makes one file of a picture, unless `target` is there already, whole. */
const makeFile = async (
  root: string,
  file: string,
  { kind }: PictureFacts,
  { as, width, name }: MadeFile,
  target: string,
): Promise<string> => {
  if (await readChecksummed(target)) return target;
  const bytes = readOwnFile(root, file);
  const made =
    as === 'original'
      ? bytes
      : as === 'whole'
        ? await toWhole(bytes, kind)
        : await toCopy(bytes, kind, width, name);
  if (!made) throw new Error(`The picture ${file} has changed since it was looked at.`);
  writeChecksummed(target, made);
  return target;
};

/** A picture as it is, but for what only tells of it, and what it may not hold. */
const toWhole = async (bytes: Buffer, kind: PictureKind): Promise<Buffer | undefined> => {
  if (kind !== 'svg') return (await cleanPicture(bytes, kind))?.bytes;
  const drawing = await openDrawing(bytes);
  const size = 'broken' in drawing ? undefined : await measureDrawing(drawing);
  return size && !('broken' in drawing)
    ? writeDrawing(drawing, size.width, size.height)
    : undefined;
};

/** A copy of a picture, upright and without what a camera notes in it. */
const toCopy = async (
  bytes: Buffer,
  kind: PictureKind,
  width: number,
  name: string,
): Promise<Buffer | undefined> => {
  const format = name.endsWith('.webp') ? 'webp' : name.endsWith('.jpg') ? 'jpeg' : 'png';
  const animated = format === 'webp' && (kind === 'gif' || kind === 'webp');
  const opened = await openPicture(bytes, kind, { animated, failOn: 'none' });
  return opened?.autoOrient().resize({ width }).toFormat(format).toBuffer();
};
