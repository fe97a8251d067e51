import type { Element, ElementContent, Parents, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { decodeAddress, findScheme, isProtocolRelative } from './address.ts';
import { captionReader, type Caption } from './caption.ts';
import { notesOf, report } from './notes.ts';
import { blockNames, toPlainText } from './plain-text.ts';
import { placeOf } from './source.ts';

export interface ImageOptions {
  /** What introduces a credit, before its colon: `credit`. */
  readonly creditLabels: readonly string[];
}

/**
 * Replaces every picture by `<tl-image data-index="N"></tl-image>` and notes it: its file is for others to
 * find. Pictures that are alone in their paragraph or `<figure>` become figures, in place of it; the title, or
 * the `<figcaption>`, is the caption.
 *
 * @returns A transform that notes `images` and reports `image/missing-alt`, `image/remote` and `image/missing`.
 */
export const rehypeImages = ({ creditLabels }: ImageOptions) => {
  const readCaption = captionReader(creditLabels);
  return (tree: Root, file: VFile): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      const group = findGroup(node, parent, index);
      if (group === undefined) return undefined;
      const { images, figcaption, figure } = group;
      const caption = figcaption && readFigcaption(figcaption, readCaption, file);
      const markers = images.map((image, at) => {
        const own = readCaption(String(image.properties['title'] ?? ''));
        const isLast = at === images.length - 1;
        return toMarker(image, isLast && caption ? { ...own, ...defined(caption) } : own, figure, file);
      });
      const separated = figure ? markers.flatMap((marker) => [marker, newline()]).slice(0, -1) : markers;
      parent.children.splice(index, 1, ...separated);
      return [SKIP, index + separated.length];
    });
  };
};
