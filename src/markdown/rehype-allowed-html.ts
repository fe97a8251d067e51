import { sanitize } from 'hast-util-sanitize';
import type { Element, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { SKIP, visit } from 'unist-util-visit';
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
    for (const html of typed) reportUnread(html, file);
    const parsed = parse(tree, file) as Root;
    visit(parsed, 'element', (node) => review(node, typed, file));
    return sanitize(parsed, textSchema) as Root;
  };
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
    report(file, place, forbiddenTag(node.tagName));
    if (isStripped(node.tagName)) return SKIP;
    node.tagName = 'tl-forbidden';
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
