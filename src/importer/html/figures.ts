import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from '../../markdown/visit.ts';
import { excerptOf } from '../losses.ts';
import { toFileName } from '../media-path.ts';
import type { HtmlContext } from './context.ts';
import { attribute, classesOf, element, isBlank, rewrite, text } from './tree.ts';

const isPictureFile = (href: string): boolean =>
  /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i.test(href.split(/[?#]/, 1)[0] ?? '');

/** Where a picture lies: pages that load pictures late keep it elsewhere than in `src`. */
const findSrc = (node: Element): string => {
  const names = ['dataOrigFile', 'dataLargeFile', 'dataFullUrl', 'dataSrc', 'dataLazySrc', 'src'];
  const found = names.map((name) => attribute(node, name)).filter(Boolean);
  return found.find((src) => !/^data:/i.test(src)) ?? found[0] ?? '';
};

const nameOf = (src: string): string => {
  const name = toFileName(src) || src;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const isPixel = (node: Element): boolean =>
  attribute(node, 'width') === '1' && attribute(node, 'height') === '1';

const placePicture = (node: Element, context: HtmlContext): ElementContent[] => {
  const { losses } = context;
  const src = findSrc(node);
  const alt = attribute(node, 'alt');
  if (isPixel(node)) {
    losses.add('a picture of one pixel, which counts readers, was left out');
    return [];
  }
  if (src === '' || !/^(?:https?:|\/|\.|[^:]*$)/i.test(src)) {
    losses.add(`a picture without a file was left out: "${excerptOf(alt, 40)}"`);
    return alt === '' ? [] : [text(alt)];
  }
  const attachment =
    /\bwp-image-(\d+)\b/.exec(classesOf(node).join(' '))?.[1] ??
    (attribute(node, 'dataId') || undefined);
  const placed = context.placePicture({ src, alt, attachment });
  if (placed && 'file' in placed) {
    const title = attribute(node, 'title') || (placed.caption ?? '');
    return [element('img', { src: placed.file, alt: placed.alt, ...(title !== '' && { title }) })];
  }
  return [element('a', { href: src }, text(alt || (placed?.words ?? nameOf(src))))];
};

const holds = (node: ElementContent, tagName: 'img' | 'a'): boolean =>
  node.type === 'element' &&
  node.children.some(
    (child) => (child.type === 'element' && child.tagName === tagName) || holds(child, tagName),
  );

const holdsPicture = (node: ElementContent): boolean =>
  holds(node, 'img') || (node.type === 'element' && node.tagName === 'img');

/** A picture that leads to its own file, or to the page of it, needs no link; one that leads elsewhere gets it below. */
const unwrapLink = (node: Element, context: HtmlContext): ElementContent[] | undefined => {
  // A picture that could not be had is a link itself by now.
  if (holds(node, 'a')) return node.children;
  if (!holdsPicture(node)) return undefined;
  const href = attribute(node, 'href');
  const isOwn =
    href === '' ||
    isPictureFile(href) ||
    /[?&]attachment_id=/.test(href) ||
    attribute(node, 'rel').includes('attachment');
  if (isOwn) return node.children;
  const target = href.startsWith('#') ? undefined : context.resolveLink(href);
  if (!target) return node.children;
  return [
    ...node.children,
    text(' '),
    element('a', { href }, text(href.replace(/^https?:\/\//, ''))),
  ];
};

const captionOf = (node: Element): Element | undefined =>
  node.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'figcaption',
  );

/** The links of a caption, which holds words only, for a line below it. */
const linksIn = (caption: Element | undefined): Element[] => {
  const links: Element[] = [];
  if (caption) visit(caption, { tagName: 'a' }, (link) => void links.push(link));
  return links.filter((link) => attribute(link, 'href') !== '');
};

/** What is in a figure, each picture in a paragraph of its own, as Markdown has it. */
const flattenFigure = (node: Element): ElementContent[] => {
  const caption = captionOf(node);
  const rest = node.children.filter((child) => child !== caption && !isBlank(child));
  const pictures: Element[] = [];
  for (const child of rest) {
    if (child.type === 'element')
      visit(child, { tagName: 'img' }, (image) => void pictures.push(image));
  }
  const words = caption === undefined ? '' : toString(caption).replace(/\s+/g, ' ').trim();
  const last = pictures.at(-1);
  const isGallery = rest.filter(holdsPicture).length > 1;
  if (last && words !== '' && !isGallery) {
    last.properties.title = words;
    const links = linksIn(caption);
    const below = links.flatMap((link, index) => [...(index > 0 ? [text('; ')] : []), link]);
    return [...rest.map(toBlock), ...(below.length > 0 ? [element('p', {}, ...below)] : [])];
  }
  return [
    ...(isGallery ? toGallery(rest.map(toBlock)) : rest.map(toBlock)),
    ...(words !== '' && caption ? [element('p', {}, ...caption.children)] : []),
  ];
};

/** The pictures of a block, where it holds nothing else; their links stay as they are. */
const picturesOf = (block: ElementContent): Element[] => {
  if (block.type !== 'element' || !['p', 'div', 'li', 'ul', 'img'].includes(block.tagName))
    return [];
  if (block.tagName === 'img') return [block];
  const within = block.children.filter((child) => !isBlank(child) && !isBreak(child));
  const found = within.map(picturesOf);
  return found.every((each) => each.length > 0) ? found.flat() : [];
};

/** Pictures that follow each other in one paragraph, which is a gallery. */
const toGallery = (blocks: readonly ElementContent[]): ElementContent[] => {
  const found = blocks.map(picturesOf);
  if (found.some((each) => each.length === 0)) return [...blocks];
  return [inOneParagraph(found.flat())];
};

const inOneParagraph = (pictures: readonly Element[]): Element =>
  element('p', {}, ...pictures.flatMap((each, i) => (i > 0 ? [text('\n'), each] : [each])));

const isBreak = (child: ElementContent): boolean =>
  child.type === 'element' && child.tagName === 'br';

const toBlock = (node: ElementContent): ElementContent =>
  node.type === 'element' &&
  (node.tagName === 'img' || node.tagName === 'a' || node.tagName === 'span')
    ? element('p', {}, node)
    : node.type === 'text'
      ? element('p', {}, node)
      : node;

/** A paragraph that shows pictures only is a figure, or a gallery: breaks between them are the layout's to make. */
const gather = (node: Element): ElementContent[] | undefined => {
  const pictures = picturesOf(node);
  const isTidy = node.children.every((child) => child.type === 'element' && !isBreak(child));
  return pictures.length === 0 || (isTidy && pictures.length < 2)
    ? undefined
    : [inOneParagraph(pictures)];
};

/** Pictures become those that lie beside the new file, or links where they cannot be had; figures become Markdown's. */
export const placePictures = (tree: Root, context: HtmlContext): void => {
  rewrite(tree, (node: Element, parent: Parents) => {
    if (node.tagName === 'picture') return node.children.filter(({ type }) => type === 'element');
    if (node.tagName === 'source' || node.tagName === 'noscript')
      return parent.type === 'element' && parent.tagName === 'picture' ? [] : undefined;
    if (node.tagName === 'img') return placePicture(node, context);
    if (node.tagName === 'a') return unwrapLink(node, context);
    if (node.tagName === 'figure') return flattenFigure(node);
    if (node.tagName === 'p') return gather(node);
    return undefined;
  });
};
