import { hash } from 'node:crypto';
import { readBmpSize } from './bitmap.ts';
import {
  damaged,
  error,
  glitch,
  mostBytes,
  still,
  tooHeavy,
  tooLarge,
  type PictureFault,
} from './faults.ts';
import { findLostOn, withoutFonts, type LostOn } from './ground.ts';
import { holdsCredentials, tellsPosition } from './metadata.ts';
import {
  decodeToEnd,
  describeCodecs,
  findKind,
  measureDrawing,
  mostPixels,
  openDrawing,
  openPicture,
  parsePicture,
  type PictureKind,
} from './open.ts';
import { writeDrawing } from './svg.ts';

/** A picture that pages can show. */
export interface PictureFacts {
  readonly kind: PictureKind;
  /** Upright, in pixels; of a drawing, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /**
   * Whether it is published whole, without what only tells of it: drawings, and what moves for too long. All others are
   * published in several sizes.
   */
  readonly isWhole: boolean;
  /** Changes when what is published of the same bytes does, in 10 hexadecimal digits. */
  readonly revision: string;
  readonly lostOn: LostOn;
  /** Whether it holds content credentials (C2PA). */
  readonly hasCredentials: boolean;
  readonly tellsPosition: boolean;
  /** What a writer should know of it though it is shown. */
  readonly warnings: readonly PictureFault[];
}

export type Judged = PictureFacts | { readonly fault: PictureFault };

/** So many dots of all its frames a picture that moves may have to be scaled, and to be looked at to its end. */
const [mostScaled, mostMoving] = [50_000_000, 2_000_000_000];

const endOfJpeg = Buffer.from([0xff, 0xd9]);

/** A small copy, as red, green, blue and alpha. */
const readSample = async (bytes: Buffer, kind: PictureKind) => {
  const opened = await openPicture(bytes, kind, { failOn: 'none' });
  return opened
    ?.autoOrient()
    .resize({ width: 256, height: 256, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => undefined);
};

const isExtraOnly = (failure: unknown): boolean =>
  failure instanceof Error &&
  failure.message.split('\n').every((line) => /extraneous bytes|^\s*$/.test(line));

/** Whether a picture can be decoded to its end; `odd` where there are bytes in it that belong to none. */
const decode = async (bytes: Buffer, kind: PictureKind): Promise<'damaged' | 'odd' | 'whole'> => {
  try {
    // Of the others, decoders warn of what browsers do not mind.
    await decodeToEnd(bytes, kind, kind === 'jpeg' ? 'warning' : 'error');
    return 'whole';
  } catch (failure) {
    return kind === 'jpeg' && isExtraOnly(failure) ? 'odd' : 'damaged';
  }
};

/** Whether all frames of a picture that moves can be decoded; more than anybody watches are not looked at. */
const canMove = async (bytes: Buffer, kind: PictureKind, dots: number): Promise<boolean> => {
  if (kind === 'png') return true;
  if (dots > mostMoving) return false;
  const opened = await openPicture(bytes, kind, { animated: true });
  const looked = await opened
    ?.resize(16)
    .raw()
    .toBuffer()
    .catch(() => undefined);
  return looked !== undefined;
};

/** More dots than these are decoded one picture at a time, or several would fill the memory. */
const manyPixels = 16_000_000;

let turn: Promise<unknown> = Promise.resolve();

const alone = <Result>(act: () => Promise<Result>): Promise<Result> => {
  const mine = turn.then(act, act);
  turn = mine.catch(() => undefined);
  return mine;
};

const readSize = async (
  bytes: Buffer,
  kind: PictureKind,
): Promise<{ width: number; height: number } | undefined> => {
  if (kind === 'bmp') {
    const size = readBmpSize(bytes);
    if (size && size.width * size.height > mostPixels) return size;
  }
  try {
    const opened = await openPicture(bytes, kind, { limitInputPixels: false });
    return (await opened?.metadata())?.autoOrient;
  } catch {
    return undefined;
  }
};

const toRevision = (made: string | Buffer): string => hash('sha256', made).slice(0, 10);

const judgeDots = async (bytes: Buffer, kind: PictureKind): Promise<Judged> => {
  const size = await readSize(bytes, kind);
  if (!size) return damaged;
  const { width, height } = size;
  if (width * height > mostPixels) return tooLarge(width, height);
  const look = () => lookAtDots(bytes, kind, size);
  return width * height > manyPixels ? alone(look) : look();
};

const lookAtDots = async (
  bytes: Buffer,
  kind: PictureKind,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Judged> => {
  const found = await parsePicture(bytes, kind);
  if (found === 'cut') return damaged;
  const parsed = found === 'odd' ? undefined : found;
  // Some cameras leave out the end, which is no loss.
  const isOpen = kind === 'jpeg' && !bytes.subarray(-2).equals(endOfJpeg);
  const decoded = await decode(isOpen ? Buffer.concat([bytes, endOfJpeg]) : bytes, kind);
  const sample = decoded === 'damaged' ? undefined : await readSample(bytes, kind);
  if (!sample) return damaged;
  const { data, info } = sample;
  const frames = parsed?.frames ?? 1;
  const moves = frames > 1;
  if (moves && !(await canMove(bytes, kind, width * height * frames))) return damaged;
  if (!parsed && kind === 'png' && bytes.includes('acTL')) return damaged;
  const rest = parsed?.rest ?? [bytes];
  const isWhole = moves && (kind === 'png' || width * height * frames > mostScaled);
  const isStill = kind === 'avif' && bytes.includes('moov') && bytes.includes('avis');
  return {
    ...{ kind, width, height },
    isWhole,
    revision: toRevision(isWhole && parsed ? parsed.clean : await describeCodecs()),
    lostOn: findLostOn(data, info.width, info.height),
    hasCredentials: holdsCredentials(rest),
    tellsPosition: tellsPosition(rest),
    warnings: [
      ...(decoded === 'odd' || found === 'odd' ? [glitch] : []),
      ...(isStill ? [still] : []),
    ],
  };
};

const judgeDrawing = async (bytes: Buffer): Promise<Judged> => {
  const drawing = await openDrawing(bytes);
  if ('broken' in drawing) {
    const { broken, line } = drawing;
    return error(
      'image/damaged',
      `cannot be read as a drawing: ${broken} (line ${String(line)})`,
      'Export it again as a plain SVG, or as PNG.',
      line,
    );
  }
  const [first, ...more] = drawing.refused;
  if (first) {
    const others = more.length > 0 ? `, and ${String(more.length)} more` : '';
    return error(
      'image/scripted',
      `holds ${first.what} (line ${String(first.line)})${others}`,
      'Export it again as a plain SVG, without scripts and links, or as PNG.',
      first.line,
    );
  }
  const size = await measureDrawing(drawing);
  if (!size)
    return error('image/damaged', 'shows nothing', 'Export it again, or take the picture out.');
  const { width, height } = size;
  const svg = writeDrawing(drawing, width, height).toString();
  // Where a drawing knows day and night by itself, it needs no help.
  const sample = svg.includes('prefers-color-scheme')
    ? undefined
    : await readSample(Buffer.from(withoutFonts(svg)), 'svg');
  return {
    ...{ kind: 'svg', width, height, isWhole: true, warnings: [] },
    revision: toRevision(svg),
    lostOn: sample && findLostOn(sample.data, sample.info.width, sample.info.height),
    hasCredentials: holdsCredentials(drawing.rest),
    tellsPosition: tellsPosition(drawing.rest),
  };
};

/**
 * Decides what a file is as a picture, by its bytes from the first to the last, whatever its name says: what pages can show,
 * or what is wrong with it. Never throws for what bytes say.
 */
export const judgePicture = async (bytes: Buffer): Promise<Judged> => {
  const found = findKind(bytes);
  if ('other' in found) {
    if (bytes.length === 0) return error('image/damaged', 'is an empty file', damaged.fault.hint);
    const hint = 'Save it as JPEG, PNG, WebP, AVIF, GIF or SVG; renaming does not change the kind.';
    const isNone = found.other === 'no picture';
    const says = isNone ? 'is no picture' : `is ${found.other}, which browsers do not show`;
    return error('image/mistyped', says, hint);
  }
  if (bytes.length > mostBytes) return tooHeavy;
  return found.kind === 'svg' ? judgeDrawing(bytes) : judgeDots(bytes, found.kind);
};
