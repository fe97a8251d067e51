import type { Element, Nodes, Parents } from 'hast';
import { blockNames } from './plain-text.ts';

/** Pictures that take the place of the element around them. */
export interface PictureGroup {
  readonly images: readonly Element[];
  /** Where the caption is given for the group rather than in each picture's title. */
  readonly figcaption: Element | undefined;
  /** Whether they are all that the element holds. */
  readonly figure: boolean;
}

/** What an element gives way to: the pictures that are alone in it, or the picture that it is. */
export const findPictureGroup = (
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
