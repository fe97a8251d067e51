import type { Metadata } from 'sharp';
import { withoutGifMetadata } from './gif-metadata.ts';
import { withoutMetadata } from './jpeg-metadata.ts';
import { withoutPngMetadata } from './png-metadata.ts';
import { withoutWebpMetadata } from './webp-metadata.ts';

/** An AVIF's metadata lie anywhere in it, at places that other parts count on: they are blanked where they are. */
const withBlanks = (bytes: Buffer, parts: readonly (Buffer | undefined)[]): Buffer => {
  const blank = Buffer.from(bytes);
  for (const part of parts) {
    const at = part && part.length > 0 ? blank.indexOf(part) : -1;
    if (part && at >= 0) blank.fill(0, at, at + part.length);
  }
  return blank;
};

/**
 * A picture without what it tells of place, time, device and author. Nothing is drawn anew: it loses none of its
 * quality, and stays the right way up.
 */
export const toPictureAlone = (
  typed: Uint8Array,
  { format, orientation, exif, xmp, iptc }: Metadata,
): Uint8Array => {
  const bytes = Buffer.from(typed);
  switch (format) {
    case 'jpeg':
      return withoutMetadata(bytes, orientation);
    case 'png':
      return withoutPngMetadata(bytes, orientation);
    case 'webp':
      return withoutWebpMetadata(bytes, orientation);
    case 'gif':
      return withoutGifMetadata(bytes);
    case 'heif':
      return withBlanks(bytes, [exif, xmp, iptc]);
    default:
      return typed;
  }
};
