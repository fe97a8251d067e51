import type { ImageMetadata } from 'astro';

/** Every picture of the content by its file (`content/articles/en/2023/map.svg`), as Astro imported it. */
export type Pictures = ReadonlyMap<string, ImageMetadata>;

/** A picture as a page draws it. */
export interface PictureView {
  /** Address, size in pixels and format of the original; Astro makes the sizes that browsers ask for. */
  readonly original: ImageMetadata;
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
