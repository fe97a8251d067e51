import type { Element, ElementContent, Parents, Properties, RootContent, Text } from 'hast';

/**
 * Rebuilds what is below `parent`, the innermost first: `change` says what shall stand in an element's place, or
 * `undefined` for itself.
 */
export const rewrite = (
  parent: Parents,
  change: (element: Element, parent: Parents) => ElementContent[] | undefined,
): void => {
  const children: RootContent[] = [];
  for (const child of parent.children) {
    if (child.type !== 'element') {
      children.push(child);
      continue;
    }
    rewrite(child, change);
    children.push(...(change(child, parent) ?? [child]));
  }
  parent.children = children as typeof parent.children;
};

export const text = (value: string): Text => ({ type: 'text', value });

export const element = (
  tagName: string,
  properties: Properties,
  ...children: ElementContent[]
): Element => ({ type: 'element', tagName, properties, children });

/** An attribute as text; empty where it is not there. */
export const attribute = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

export const classesOf = ({ properties }: Element): readonly string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

/** Elements that stand in a line of text. */
const inline = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small ' +
    'span strike strong sub sup tl-note time tt u var wbr'
  ).split(' '),
);

export const isInline = (node: RootContent): boolean =>
  node.type === 'text' || (node.type === 'element' && inline.has(node.tagName));

export const isBlank = (node: RootContent): boolean =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
