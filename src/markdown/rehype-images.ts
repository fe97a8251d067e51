import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { SKIP, visit } from './visit.ts';
import type { VFile } from 'vfile';
import { decodeAddress, findScheme, isProtocolRelative } from './address.ts';
import { captionReader, type Caption } from './caption.ts';
import { notesOf, report } from './notes.ts';
import { blockNames, toPlainText } from './plain-text.ts';
import type { MarkdownMessage } from './rendered-markdown.ts';
import { placeOf } from './source.ts';

export interface ImageOptions {
  /** What introduces a credit, before its colon: `credit`. */
  readonly creditLabels: readonly string[];
}

/**
 * Replaces every picture by `<tl-image data-index="N"></tl-image>` and notes it: its file is for others to
 * find. Pictures that are alone in their paragraph or `<figure>` become figures, in place of it; the title, or
 * the `<figcaption>`, is the caption. Several of them are a gallery: `<tl-gallery>` around their markers.
 *
 * @param options The labels of all languages: agencies are credited in their own.
 * @returns A transform that notes `images`, and reports `image/missing-alt`, `image/remote`, `image/missing`
 *   and, for links in a caption, `html/forbidden`.
 */
export const rehypeImages = ({ creditLabels }: ImageOptions) => {
  const readCaption = captionReader(creditLabels);
  return (tree: Root, file: VFile): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (parent === undefined || index === undefined) return undefined;
      const group = findPictureGroup(node, parent, index);
      if (group === undefined) return undefined;
      const { images, figcaption, figure } = group;
      if (figcaption !== undefined) reportLinks(figcaption, file);
      const markers = images.flatMap((image, at) => {
        const isLast = at === images.length - 1;
        const title = isLast && figcaption ? toPlainText(figcaption) : image.properties.title;
        return toMarker(image, readCaption(title ?? ''), figure, file);
      });
      const pictures = markers.filter(isMarker);
      const gallery: Element = { ...toElement('tl-gallery', {}), children: pictures };
      const others = markers.filter((each) => !isMarker(each));
      const shown = pictures.length > 1 ? [gallery, ...others] : markers;
      parent.children.splice(index, 1, ...shown);
      return [SKIP, index + shown.length];
    });
  };
};

const toMarker = (
  image: Element,
  caption: Caption,
  figure: boolean,
  file: VFile,
): ElementContent[] => {
  const place = placeOf(image);
  const src = decodeAddress(image.properties.src ?? '').trim();
  const alt = (image.properties.alt ?? '').trim();
  if (alt === '') report(file, place, missingAlt);
  const problem = src === '' ? missingFile : isElsewhere(src) ? remote(src) : undefined;
  if (problem !== undefined) {
    report(file, place, problem);
    if (alt === '') return [];
    return [figure ? toElement('p', {}, alt) : { type: 'text', value: alt }];
  }
  const { images } = notesOf(file);
  images.push({ src, alt, ...caption, figure, ...place });
  return [toElement('tl-image', { dataIndex: String(images.length - 1) })];
};

const isMarker = (node: ElementContent): boolean =>
  node.type === 'element' && node.tagName === 'tl-image';

const toElement = (tagName: string, properties: Element['properties'], text = ''): Element => ({
  type: 'element',
  tagName,
  properties,
  children: text === '' ? [] : [{ type: 'text', value: text }],
});

const isElsewhere = (src: string): boolean =>
  findScheme(src) !== undefined || isProtocolRelative(src);

type Wording = Pick<MarkdownMessage, 'rule' | 'message' | 'hint'>;

const missingAlt: Wording = {
  rule: 'image/missing-alt',
  message: 'The picture has no description for those who cannot see it.',
  hint: 'Say what it shows, between the square brackets: ![A convoy at the checkpoint](./convoy.jpg).',
};

const missingFile: Wording = {
  rule: 'image/missing',
  message: 'The picture names no file.',
  hint: 'Write the file’s name between the round brackets: ./convoy.jpg.',
};

const remote = (src: string): Wording => ({
  rule: 'image/remote',
  message: `The picture "${src.length > 60 ? `${src.slice(0, 60)}…` : src}" does not lie beside the article.`,
  hint: 'Save it in the article’s folder, if you may, and name the file: ./convoy.jpg.',
});

const reportLinks = (figcaption: Element, file: VFile): void => {
  visit(figcaption, { tagName: 'a' }, (link) => {
    report(file, placeOf(link, placeOf(figcaption)), {
      rule: 'html/forbidden',
      message: 'A picture’s caption holds words only: this link in it would be lost.',
      hint: 'Put the link in the text near the picture.',
    });
  });
};

/** Pictures that take the place of the element around them. */
interface PictureGroup {
  readonly images: readonly Element[];
  /** Where the caption is given for the group rather than in each picture's title. */
  readonly figcaption: Element | undefined;
  /** Whether they are all that the element holds. */
  readonly figure: boolean;
}

/** What an element gives way to: the pictures that are alone in it, or the picture that it is. */
const findPictureGroup = (
  node: Element,
  parent: Parents,
  index: number,
): PictureGroup | undefined => {
  if (node.tagName === 'img') {
    return { images: [node], figcaption: undefined, figure: isAlone(parent, index) };
  }
  if (node.tagName !== 'p' && node.tagName !== 'figure') return undefined;
  const images: Element[] = [];
  const captions: Element[] = [];
  const holdsOnlyPictures = (child: Nodes): boolean => {
    if (child.type !== 'element') return isBlank(child);
    if (child.tagName === 'img') images.push(child);
    if (child.tagName === 'figcaption' && node.tagName === 'figure')
      return captions.push(child) > 0;
    return wrappers.has(child.tagName) && child.children.every(holdsOnlyPictures);
  };
  if (!node.children.every(holdsOnlyPictures) || images.length === 0) return undefined;
  return { images, figcaption: captions[0], figure: true };
};

/** What may stand around or between pictures without being content of its own. */
const wrappers: ReadonlySet<string> = new Set(['img', 'br', 'wbr', 'p', 'div', 'span']);

const isBlank = (node: Nodes): boolean => node.type !== 'text' || node.value.trim() === '';

/** Whether a picture without a paragraph, from typed HTML, has no words before or after it on its line. */
const isAlone = (parent: Parents, index: number): boolean => {
  if (
    parent.type === 'element' &&
    !['blockquote', 'div', 'section', 'details'].includes(parent.tagName)
  ) {
    return false;
  }
  const isEdge = (node: Nodes | undefined): boolean =>
    node === undefined || (node.type === 'element' && blockNames.has(node.tagName));
  const others = (nodes: readonly Nodes[]): Nodes[] =>
    nodes.filter((node) => node.type === 'element' || !isBlank(node));
  return (
    isEdge(others(parent.children.slice(0, index)).at(-1)) &&
    isEdge(others(parent.children.slice(index + 1))[0])
  );
};
