import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from '../../markdown/visit.ts';
import type { HtmlContext } from './context.ts';
import { attribute, element, isBlank, rewrite } from './tree.ts';

/** The element that stands for a call in the text, and the one that stands for the note, until both are Markdown. */
export const callTag = 'tl-note-call';
export const noteTag = 'tl-note';

const blocks = new Set(['li', 'p', 'div', 'dd', 'section', 'td']);

/** `[1]`, `1`, `(1)`, `*`, in any digits. */
const sign = /^[[(]?(?:\p{N}{1,3}|[*†‡]{1,3}|[ivx]{1,5})[\])]?$/u;

interface Target {
  readonly block: Element;
  readonly parent: Parents;
}

/** The blocks that have an id, or begin with an anchor that has one. */
const findTargets = (tree: Root): ReadonlyMap<string, Target> => {
  const targets = new Map<string, Target>();
  const walk = (node: Nodes, block: Target | undefined): void => {
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      for (const id of [attribute(node, 'id'), attribute(node, 'name')])
        if (id !== '' && block && !targets.has(id)) targets.set(id, block);
    }
    for (const child of node.children) {
      const isBlock = child.type === 'element' && blocks.has(child.tagName);
      walk(child, isBlock ? { block: child, parent: node } : block);
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

/** The words of a note, without the link back and the sign that it begins with. */
const toNote = (block: Element, calls: ReadonlySet<string>): ElementContent[] => {
  rewrite(block, (node) => {
    if (isBackLink(node, calls)) return [];
    if (node.tagName === 'sup' && node.children.every(isBlank)) return [];
    return undefined;
  });
  const [first] = block.children;
  if (first?.type === 'text')
    first.value = first.value.replace(/^\s*(?:[[(]?\p{N}{1,3}[\])]?[.:]?\s+)?/u, '');
  return block.children;
};

/** Notes below a text that numbers in it lead to become Markdown's footnotes. */
export const findFootnotes = (tree: Root, { footnotes }: HtmlContext): void => {
  const targets = findTargets(tree);
  const numbers = new Map<string, number>();
  const notes: Element[] = [];
  const calls = new Set<string>();
  const found: {
    readonly id: string;
    readonly target: Target | undefined;
    readonly number: number;
  }[] = [];
  const call = (id: string): Element => {
    const known = numbers.get(id);
    const number = known ?? numbers.size + 1;
    if (known === undefined) {
      numbers.set(id, number);
      found.push({ id, target: targets.get(id), number });
    }
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
    const target = targets.get(id);
    if (target) isInNote.add(target.block);
    parent.children[index] = call(id);
    return SKIP;
  });
  calls.delete('');
  for (const { id, target, number } of found) {
    const apart = footnotes.get(id);
    const children =
      apart === undefined
        ? toNote(target?.block ?? element('p', {}), calls)
        : (fromHtml(apart, { fragment: true }).children as ElementContent[]);
    notes.push(element(noteTag, { dataNumber: String(number) }, ...children));
    if (target && apart === undefined) takeOut(target);
  }
  if (notes.length === 0) return;
  rewrite(tree, (node) =>
    (node.tagName === 'ol' || node.tagName === 'ul') && node.children.every(isBlank)
      ? []
      : undefined,
  );
  tree.children.push(...notes);
};

const onlyLink = (node: Element): Element | undefined => {
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  return only?.type === 'element' && only.tagName === 'a' && others.length === 0 ? only : undefined;
};

const takeOut = ({ block, parent }: Target): void => {
  parent.children.splice((parent.children as Nodes[]).indexOf(block), 1);
};
