import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from '../../markdown/visit.ts';
import type { HtmlContext } from './context.ts';
import { parseHtml } from './parse-html.ts';
import { attribute, element, isBlank, rewrite } from './tree.ts';

/** The element that stands for a call in the text, and the one that stands for the note, until both are Markdown. */
export const callTag = 'tl-note-call';
export const noteTag = 'tl-note';

const blocks = new Set(['li', 'p', 'div', 'dd', 'section', 'td']);

/** `[1]`, `1`, `(1)`, `*`, in any digits. */
const sign = /^[[(]?(?:\p{N}{1,3}|[*†‡]{1,3}|[ivx]{1,5})[\])]?$/u;

/** The blocks that have an id, or begin with an anchor that has one. */
const findTargets = (tree: Root): ReadonlyMap<string, Element> => {
  const targets = new Map<string, Element>();
  const walk = (node: Nodes, block: Element | undefined): void => {
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      for (const id of [attribute(node, 'id'), attribute(node, 'name')])
        if (id !== '' && block && !targets.has(id)) targets.set(id, block);
    }
    for (const child of node.children) {
      const isBlock = child.type === 'element' && blocks.has(child.tagName);
      walk(child, isBlock ? child : block);
    }
  };
  walk(tree, undefined);
  return targets;
};

const isBackLink = (node: Element, calls: ReadonlySet<string>): boolean => {
  if (node.tagName !== 'a') return false;
  const href = attribute(node, 'href');
  const words = toString(node).trim();
  return (
    href.startsWith('#') &&
    (calls.has(href.slice(1)) || /^(?:↩|↑|\^|⏎)?\uFE0E?$/u.test(words) || sign.test(words))
  );
};

/** Leaves the words of a note, without the link back and the sign that it begins with. */
const clean = (block: Element, calls: ReadonlySet<string>): void => {
  rewrite(block, (node) => {
    if (isBackLink(node, calls)) return [];
    if (node.tagName === 'sup' && node.children.every(isBlank)) return [];
    return undefined;
  });
  const [first] = block.children;
  if (first?.type === 'text')
    first.value = first.value.replace(/^\s*(?:[[(]?\p{N}{1,3}[\])]?[.:]?\s+)?/u, '');
};

/** A note that something calls: a block of the text, or one that is kept apart from it. */
interface Found {
  readonly number: number;
  readonly block: Element | undefined;
  readonly apart: string | undefined;
}

/** Notes below a text that numbers in it lead to become Markdown's footnotes. */
export const findFootnotes = (tree: Root, { footnotes }: HtmlContext): void => {
  const targets = findTargets(tree);
  // By block: two ids of one block are one note.
  const numbers = new Map<Element | string, number>();
  const calls = new Set<string>();
  const found: Found[] = [];
  const call = (id: string): Element => {
    const block = targets.get(id);
    const apart = footnotes.get(id);
    const key = apart === undefined ? (block ?? id) : id;
    const number = numbers.get(key) ?? numbers.size + 1;
    if (!numbers.has(key)) found.push({ number, block, apart });
    numbers.set(key, number);
    return element(callTag, { dataNumber: String(number) });
  };
  const findId = (link: Element): string | undefined => {
    const id = attribute(link, 'href').slice(1);
    const isSign = attribute(link, 'href').startsWith('#') && sign.test(toString(link).trim());
    return isSign && (footnotes.has(id) || targets.has(id)) ? id : undefined;
  };
  const isInNote = new Set<Element>();
  visit(tree, 'element', (node, index, parent) => {
    if (isInNote.has(node)) return SKIP;
    const link = node.tagName === 'a' ? node : node.tagName === 'sup' ? onlyLink(node) : undefined;
    const id = link && findId(link);
    if (link === undefined || id === undefined || parent === undefined || index === undefined)
      return undefined;
    for (const each of [node, link]) {
      calls.add(attribute(each, 'id'));
      calls.add(attribute(each, 'name'));
    }
    const block = targets.get(id);
    if (block) isInNote.add(block);
    parent.children[index] = call(id);
    return SKIP;
  });
  if (found.length === 0) return;
  calls.delete('');
  const gone = new Set<Element>();
  for (const { block, apart } of found) {
    if (!block || apart !== undefined) continue;
    clean(block, calls);
    gone.add(block);
  }
  rewrite(tree, (node) => {
    const isEmptied = node.tagName === 'ol' || node.tagName === 'ul';
    return gone.has(node) || (isEmptied && node.children.every(isBlank)) ? [] : undefined;
  });
  for (const { number, block, apart } of found) {
    const children =
      apart === undefined
        ? (block?.children ?? [])
        : (parseHtml(apart).tree.children as ElementContent[]);
    tree.children.push(element(noteTag, { dataNumber: String(number) }, ...children));
  }
};

const onlyLink = (node: Element): Element | undefined => {
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  return only?.type === 'element' && only.tagName === 'a' && others.length === 0 ? only : undefined;
};
