import type { Picture, Pictures } from '../records/pictures.ts';

/** A picture as a page draws it. */
export interface PictureView {
  readonly original: Picture;
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

interface Described {
  readonly alt: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** The picture of a file with its words, or `undefined` where the file is not there (the checker has told so). */
export const toPictureView = (
  file: string,
  { alt, caption, credit }: Described,
  pictures: Pictures,
): PictureView | undefined => {
  const original = pictures.get(file);
  return original && { original, alt, caption, credit };
};
