import { settings } from '../config.ts';
import { judgePicture } from '../records/pictures/judge.ts';
import {
  cleanPicture,
  findKind,
  measureDrawing,
  openDrawing,
  type PictureKind,
} from '../records/pictures/open.ts';
import { writeDrawing } from '../records/pictures/svg.ts';

/** A picture as it is written, and what it lost on the way, in words that follow "a picture"; or why it cannot come in. */
export type ImportedPicture =
  | { readonly ending: string; readonly bytes: Uint8Array; readonly notes: readonly string[] }
  | { readonly refused: string };

const toEnding = (kind: PictureKind): string => (kind === 'jpeg' ? 'jpg' : kind);

/** A drawing loses whatever it may not hold, and stays the drawing that it was. */
const importDrawing = async (bytes: Buffer): Promise<ImportedPicture> => {
  const drawing = await openDrawing(bytes);
  if ('broken' in drawing)
    return {
      refused: `it cannot be read as a drawing: ${drawing.broken} (line ${String(drawing.line)})`,
    };
  const size = await measureDrawing(drawing);
  if (!size) return { refused: 'it shows nothing' };
  const notes = drawing.refused.map(
    ({ what, line }) => `came along without ${what} (line ${String(line)})`,
  );
  return { ending: 'svg', bytes: writeDrawing(drawing, size.width, size.height), notes };
};

/**
 * A picture as it may come in: with the ending that its bytes deserve, and without what they tell of place, time, device
 * and author. It stays the right way up, and is coded anew only where it cannot be read to its last byte.
 */
export const importPicture = async (typed: Uint8Array): Promise<ImportedPicture> => {
  const bytes = Buffer.from(typed);
  const found = findKind(bytes);
  if ('kind' in found && found.kind === 'svg') return importDrawing(bytes);
  const judged = await judgePicture(bytes);
  if ('fault' in judged) return { refused: `it ${judged.fault.says}` };
  const { kind, hasCredentials, tellsPosition } = judged;
  const isLeft = settings.contentCredentials && hasCredentials && !tellsPosition;
  if (isLeft) return { ending: toEnding(kind), bytes, notes: [] };
  const clean = await cleanPicture(bytes, kind);
  if (!clean) return { refused: 'it is damaged' };
  const isConverted = clean.kind !== kind;
  return {
    ending: toEnding(clean.kind),
    bytes: clean.bytes,
    notes: [
      ...(hasCredentials ? ['lost its content credentials (C2PA)'] : []),
      ...(clean.isCodedAnew && !isConverted
        ? ['was coded anew, as its file could not be read to its last byte']
        : []),
      ...judged.warnings.map(({ says }) => says),
    ],
  };
};
