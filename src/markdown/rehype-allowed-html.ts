import { sanitize } from 'hast-util-sanitize';
import type { Element, ElementContent, Parents, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { SKIP, visit } from './visit.ts';
import type { VFile } from 'vfile';
import { isStripped, textSchema, typedSchema } from './allowed-html.ts';
import { forbiddenAttribute, forbiddenTag } from './forbidden-html.ts';
import { report } from './notes.ts';
import {
  attributeName,
  findOrigin,
  findTypedHtml,
  placeInHtml,
  type TypedHtml,
} from './typed-html.ts';

/**
 * Reads the HTML that a person typed, and lets through what is on the list in `allowed-html.ts`. Everything
 * else is reported and removed; what leaves is safe whatever was typed, since a sanitizer has the last word.
 * A text without any HTML passes untouched: Markdown makes nothing that would need it.
 *
 * @returns A transform that reports `html/forbidden`. Comments go without a word.
 */
export const rehypeAllowedHtml = () => {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root => {
    const typed = findTypedHtml(tree);
    if (typed.length === 0) return tree;
    file.data['hasTypedHtml'] = true;
    for (const html of typed) reportUnread(html, file);
    const parsed = parse(tree, file);
    visit(parsed, 'element', (node) => review(node, typed, file));
    const clean = sanitize(parsed, textSchema) as Root;
    visit(clean, 'element', takeOutEmpty);
    return clean;
  };
};

/**
 * Parses a text with typed HTML once more, when all else is done: where tags stood across each other, only then is
 * the text what a browser will make of it.
 *
 * @returns A transform.
 */
export const rehypeAsBrowsersRead = () => {
  const parse = rehypeRaw();
  return (tree: Root, file: VFile): Root =>
    file.data['hasTypedHtml'] === true ? parse(tree, file) : tree;
};

/** Reports what may not be typed, and takes it away where the sanitizer would take it for Markdown's own. */
const review = (
  node: Element,
  typed: readonly TypedHtml[],
  file: VFile,
): typeof SKIP | undefined => {
  const origin = findOrigin(node, typed);
  if (origin === undefined) return undefined;
  const source = String(file);
  const place = placeInHtml(origin.html, origin.index, source);
  if (node.position !== undefined) {
    node.position = { ...node.position, start: { ...node.position.start, ...place } };
  }
  const allowed = sanitize({ ...node, children: [] }, typedSchema);
  if (allowed.type !== 'element') {
    const { value } = origin.html;
    const typedName = value.slice(origin.index + 1, origin.index + 1 + node.tagName.length);
    report(file, place, forbiddenTag(typedName));
    if (isStripped(node.tagName)) return SKIP;
    // The sanitizer unwraps what it does not know; a heading's words stay a block of their own.
    node.tagName = /^h[1-6]$/.test(node.tagName) ? 'p' : 'tl-forbidden';
    node.properties = {};
    return undefined;
  }
  for (const property of Object.keys(node.properties)) {
    if (Object.hasOwn(allowed.properties, property)) continue;
    const name = attributeName(property);
    const index = origin.index + findAttribute(origin.html.value.slice(origin.index), name);
    report(file, placeInHtml(origin.html, index, source), forbiddenAttribute(name, node.tagName));
  }
  node.properties = allowed.properties;
  return undefined;
};

/** The parser leaves an empty paragraph where it had to divide one, and the sanitizer where it took all. */
const takeOutEmpty = (
  node: Element,
  index: number | undefined,
  parent: Parents | undefined,
): [typeof SKIP, number] | undefined => {
  const isEmpty = node.tagName === 'p' && node.children.every(isBlank);
  if (!isEmpty || parent === undefined || index === undefined) return undefined;
  parent.children.splice(index, 1);
  return [SKIP, index];
};

const isBlank = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === '';

/** Where an attribute stands within its tag; 0, the tag itself, if it cannot be made out. */
const findAttribute = (tag: string, name: string): number =>
  Math.max(tag.toLowerCase().search(new RegExp(`(?<=[\\s"'/])${escape(name)}(?=[\\s=/>])`)), 0);

const escape = (text: string): string => text.replace(/[^\w-]/g, String.raw`\$&`);

/** Reports what the parser leaves out without a word. */
const reportUnread = (html: TypedHtml, file: VFile): void => {
  const { value } = html;
  const source = String(file);
  const comment = value.lastIndexOf('<!--');
  if (comment >= 0 && !value.includes('-->', comment)) {
    report(file, placeInHtml(html, comment, source), {
      rule: 'html/forbidden',
      message: 'A comment begins here and does not end: nothing after it is shown.',
      hint: 'End it with -->, or delete the <!--.',
    });
  }
  for (const { 0: tag, 1: name = '', index } of value.matchAll(unread)) {
    report(file, placeInHtml(html, index, source), forbiddenTag(name || tag.slice(1)));
  }
};

/** Tags of whole documents, and declarations such as `<!DOCTYPE` and `<?php`. */
const unread = /<(?:(html|head|body|frameset|frame)(?=[\s/>])|\?[\w-]*|!(?!--)[\w[-]*)/gi;
