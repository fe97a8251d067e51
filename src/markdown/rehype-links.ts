import type { Element, Nodes, Root } from 'hast';
import type { VFile } from 'vfile';
import { findAddressProblem, toAddress } from './address.ts';
import { notesOf, report } from './notes.ts';
import { toPlainText } from './plain-text.ts';
import { placeOf, type Place } from './source.ts';

/** The elements whose words are the "paragraph" around a link. */
const paragraphs: ReadonlySet<string> = new Set(
  'p li td th dt dd figcaption caption summary h2 h3 h4 h5 h6 blockquote div section'.split(' '),
);

/**
 * Sorts links by their address: those to other sites stay, those within the site and the text are noted as `links` and
 * get `href="tl-link:N"`, and addresses that are empty or can do harm are taken away.
 *
 * @returns A transform that reports `link/empty` and `link/forbidden-protocol`.
 */
export const rehypeLinks =
  () =>
  (tree: Root, file: VFile): void => {
    const words = new Map<Nodes, string>();
    const wordsOf = (around: Nodes): string => {
      const known = words.get(around) ?? toParagraph(around);
      words.set(around, known);
      return known;
    };
    const walk = (node: Nodes, around: Nodes, above: Place): void => {
      if (node.type !== 'element' && node.type !== 'root') return;
      const isElement = node.type === 'element';
      const place = placeOf(node, above);
      if (isElement && node.tagName === 'a' && !isFootnoteSign(node))
        resolve(node, () => wordsOf(around), place, file);
      const inside = isElement && paragraphs.has(node.tagName) ? node : around;
      for (const child of node.children) walk(child, inside, place);
    };
    walk(tree, tree, { line: 1, column: 1 });
  };

/** What Markdown made of a note’s sign, and the way back to it, lead where they should. */
const isFootnoteSign = ({ properties }: Element): boolean =>
  properties['dataFootnoteRef'] !== undefined || properties['dataFootnoteBackref'] !== undefined;

const resolve = (node: Element, wordsAround: () => string, place: Place, file: VFile): void => {
  const typed = node.properties.href ?? '';
  const address = toAddress(typed);
  const problem = findAddressProblem(address, typed);
  if (problem !== undefined) {
    delete node.properties.href;
    report(file, place, problem);
  } else if (address.kind === 'external') {
    setAddress(node, address.href);
  } else if (address.kind === 'internal' || address.kind === 'fragment') {
    const { links } = notesOf(file);
    setAddress(node, `tl-link:${String(links.length)}`);
    const text = toPlainText(node) || describePicture(node, file);
    links.push({ href: address.href, text, paragraph: wordsAround() || text, ...place });
  }
};

/**
 * Puts the address first: no text can hold `<a href="tl-link:`, since its "<" would be escaped, so whoever
 * puts addresses in for markers can look for that.
 */
const setAddress = (node: Element, href: string): void => {
  node.properties = Object.assign({ href: '' }, node.properties, { href });
};

/** A link around nothing but a picture says what the picture says. */
const describePicture = (node: Element, file: VFile): string => {
  const picture = node.children.find(
    (child) => child.type === 'element' && child.tagName === 'tl-image',
  );
  const index = picture?.type === 'element' ? Number(picture.properties['dataIndex']) : -1;
  return notesOf(file).images[index]?.alt ?? '';
};

/** The words around a link; a list inside a list's item has paragraphs of its own. */
const toParagraph = (around: Nodes): string =>
  toPlainText(around, ({ tagName }) => tagName === 'ul' || tagName === 'ol');
