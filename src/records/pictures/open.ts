import type { Sharp, SharpOptions } from 'sharp';
import { parseAvif } from './avif.ts';
import { decodeBmp, decodeIcon } from './bitmap.ts';
import { withoutFonts } from './ground.ts';
import { parseGif } from './gif.ts';
import { parseJpeg } from './jpeg.ts';
import type { ParsedPicture } from './metadata.ts';
import { parsePng } from './png.ts';
import { svgNamespace } from './svg-allowed.ts';
import { readDrawing, writeDrawing, type Drawing, type Embedded } from './svg.ts';
import { parseWebp } from './webp.ts';

/** The kinds of picture that browsers show. */
export type PictureKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'svg' | 'bmp' | 'ico';

/** As many dots as the largest cameras give; more is a mistake, or an attack. */
export const mostPixels = 120_000_000;

/** Bytes that files of other kinds begin with, and what these are called. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^[^]{4}ftyp(?:hei|hev|mif1|msf1)/, 'HEIC'],
  [/^[^]{4}ftyp/, 'a film'],
  [/^\x1a\x45\xdf\xa3/, 'a film'],
  [/^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/, 'TIFF or a camera’s raw file'],
  [/^8BPS/, 'PSD, Photoshop’s own'],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, 'JPEG XL'],
  [/^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, 'JPEG 2000'],
  [/^%PDF/, 'PDF'],
  [/^(?:%!PS|\xc5\xd0\xd3\xc6)/, 'PostScript'],
  [/^gimp xcf/, 'XCF, GIMP’s own'],
  [/^PK\x03\x04/, 'a packed folder or a document'],
  [/^<!doctype html|^<html/i, 'a web page'],
];

/**
 * What a file is by its bytes, whatever its name says: a kind of picture that browsers show, or another kind in words.
 * What is a text with a tag at its beginning may be a drawing: reading it tells.
 */
export const findKind = (bytes: Buffer): { kind: PictureKind } | { other: string } => {
  const start = bytes.toString('latin1', 0, 64);
  if (start.startsWith('PNG')) return { kind: 'png' };
  if (start.startsWith('ÿØÿ')) return { kind: 'jpeg' };
  if (/^GIF8[79]a/.test(start)) return { kind: 'gif' };
  if (/^RIFF[^]{4}WEBP/.test(start)) return { kind: 'webp' };
  // HEIC begins like AVIF, but for the brands in its first box.
  if (/^[^]{4}ftyp[^]{0,48}?avi[fs]/.test(start)) return { kind: 'avif' };
  if (/^BM[^]{4}\0{4}/.test(start)) return { kind: 'bmp' };
  if (/^\0\0[\x01\x02]\0[^\0]/.test(start)) return { kind: 'ico' };
  if (start.startsWith('\u001f')) return { kind: 'svg' };
  const [, other] = others.find(([pattern]) => pattern.test(start)) ?? [];
  if (other !== undefined) return { other };
  const text = start.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (/^\s*<[?!\w]/.test(text)) return { kind: 'svg' };
  return { other: 'no picture' };
};

/** A large library, which most builds have no use for. */
const loadSharp = async () => (await import('sharp')).default;

/** The versions of all that decodes and codes pictures. */
export const describeCodecs = async (): Promise<string> =>
  JSON.stringify((await loadSharp()).versions);

/**
 * Opens a picture, drawings aside, to be decoded. `undefined` for a BMP or an icon that cannot be; what cannot be decoded of
 * the others shows when it is.
 */
export const openPicture = async (
  bytes: Buffer,
  kind: PictureKind,
  options: SharpOptions = {},
): Promise<Sharp | undefined> => {
  const sharp = await loadSharp();
  const limitInputPixels = options.animated === true ? false : mostPixels;
  const all: SharpOptions = { failOn: 'error', limitInputPixels, ...options };
  if (kind !== 'bmp' && kind !== 'ico') return sharp(bytes, all);
  const decoded = kind === 'bmp' ? decodeBmp(bytes) : decodeIcon(bytes);
  if (!decoded) return undefined;
  if ('png' in decoded) return sharp(decoded.png, all);
  const { rgba, width, height } = decoded;
  return sharp(rgba, { ...all, raw: { width, height, channels: 4 } });
};

/**
 * Takes a picture's file apart without decoding it; `undefined` where it cannot be read to its last byte, `cut` where it
 * breaks off, `odd` where it can be decoded, but is not as it was made. BMP and icons are decoded only.
 */
export const parsePicture = async (
  bytes: Buffer,
  kind: PictureKind,
): Promise<ParsedPicture | 'cut' | 'odd' | undefined> => {
  switch (kind) {
    case 'jpeg':
      return parseJpeg(bytes);
    case 'png':
      return parsePng(bytes);
    case 'gif':
      return parseGif(bytes);
    case 'webp':
      return parseWebp(bytes);
    case 'avif':
      return parseAvif(bytes);
    default:
      return undefined;
  }
};

/**
 * Decodes a picture to its last row, which is all of it, without holding it in memory; a smaller copy would be made without
 * the last rows. Rejects where it is damaged; at `warning`, also for what a decoder finds odd.
 */
export const decodeToEnd = async (
  bytes: Buffer,
  kind: PictureKind,
  failOn: 'error' | 'warning',
): Promise<void> => {
  const { width = 0, height = 0 } =
    (await (await openPicture(bytes, kind, { failOn }))?.metadata()) ?? {};
  const opened = await openPicture(bytes, kind, { failOn, sequentialRead: true });
  if (!opened) throw new Error('It cannot be decoded.');
  const last = { left: width - 1, top: height - 1, width: 1, height: 1 };
  await opened.extract(last).raw().toBuffer();
};

const decodesQuietly = (jpeg: Buffer): Promise<boolean> =>
  decodeToEnd(jpeg, 'jpeg', 'warning').then(
    () => true,
    () => false,
  );

/** A picture's file without what only tells of it. */
export interface CleanPicture {
  readonly bytes: Buffer;
  /** Of what it is now: BMP and icons become PNG. */
  readonly kind: PictureKind;
  /** Whether it was decoded and coded again, so that it lost some of its quality. */
  readonly isCodedAnew: boolean;
  /** What was left out; the whole file where it is not known. */
  readonly rest: readonly Buffer[];
}

/**
 * A picture, drawings aside, without what its file tells of place, time, device and author. Where the file can be read to
 * its last byte, the picture itself is not touched; else it is coded anew. `undefined` where it cannot be decoded.
 */
export const cleanPicture = async (
  bytes: Buffer,
  kind: PictureKind,
): Promise<CleanPicture | undefined> => {
  const parsed = await parsePicture(bytes, kind);
  if (parsed === 'cut') return undefined;
  const isKnown = parsed !== undefined && parsed !== 'odd';
  // Coded anew, a film of PNGs would be its first picture.
  if (!isKnown && kind === 'png' && bytes.includes('acTL')) return undefined;
  if (isKnown && (kind !== 'jpeg' || (await decodesQuietly(parsed.clean))))
    return { bytes: parsed.clean, kind, isCodedAnew: false, rest: parsed.rest };
  const format = kind === 'bmp' || kind === 'ico' || kind === 'svg' ? 'png' : kind;
  try {
    const opened = await openPicture(bytes, kind, {
      animated: format === 'gif' || format === 'webp',
    });
    if (!opened) return undefined;
    const quality = format === 'png' || format === 'gif' ? {} : { quality: 90 };
    const made = await opened.autoOrient().toFormat(format, quality).toBuffer();
    return { bytes: made, kind: format, isCodedAnew: true, rest: [bytes] };
  } catch {
    return undefined;
  }
};

/**
 * How large a drawing is: as it says, or else as far as it reaches. `undefined` where it shows nothing.
 *
 * @returns CSS pixels.
 */
export const measureDrawing = async (
  drawing: Drawing,
): Promise<{ width: number; height: number } | undefined> => {
  const { width, height, root, body } = drawing;
  if (width > 0 && height > 0) return { width, height };
  // From the origin on, where browsers begin.
  const all = `<svg xmlns="${svgNamespace}"${root}><path d="M0 0h1v1z" fill-opacity="0"/>${withoutFonts(body)}</svg>`;
  const sharp = await loadSharp();
  try {
    const reach = await sharp(Buffer.from(all), { limitInputPixels: false }).metadata();
    // No more than the origin shows nothing.
    if (reach.width <= 1 && reach.height <= 1) return undefined;
    return { width: width || reach.width, height: height || reach.height };
  } catch {
    return undefined;
  }
};

/** Pictures in drawings in drawings. */
const deepest = 3;

/** Reads a drawing, and those that it holds, and cleans the pictures in it. */
export const openDrawing = (bytes: Buffer, depth = 0): ReturnType<typeof readDrawing> =>
  readDrawing(bytes, async (embedded): Promise<Embedded | undefined> => {
    const found = findKind(embedded);
    if (!('kind' in found)) return undefined;
    if (found.kind !== 'svg') {
      const clean = await cleanPicture(embedded, found.kind);
      return clean && { type: `image/${clean.kind}`, bytes: clean.bytes, rest: clean.rest };
    }
    const inner = depth < deepest ? await openDrawing(embedded, depth + 1) : undefined;
    if (!inner || 'broken' in inner || inner.refused.length > 0) return undefined;
    const size = await measureDrawing(inner);
    return (
      size && {
        type: 'image/svg+xml',
        bytes: writeDrawing(inner, size.width, size.height),
        rest: inner.rest,
      }
    );
  });
