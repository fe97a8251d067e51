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
    for (const each of change(child, parent) ?? [child]) children.push(each);
  }
  parent.children = children;
};

export const text = (value: string): Text => ({ type: 'text', value });

export const element = (
  tagName: string,
  properties: Properties,
  ...children: ElementContent[]
): Element => ({ type: 'element', tagName, properties, children });

/** An element with any number of children, more than a call takes arguments included. */
export const withChildren = (tagName: string, children: ElementContent[]): Element => ({
  ...element(tagName, {}),
  children,
});

/** An attribute as text; empty where it is not there. */
export const attribute = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

export const classesOf = ({ properties }: Element): readonly string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

/** Elements that stand on lines of their own; all others, those that nobody knows included, stand in a line. */
const blocks = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot ' +
    'th thead tl-note tr ul'
  ).split(' '),
);

export const isBlockName = (name: string): boolean => blocks.has(name);

export const isInline = (node: RootContent): boolean =>
  node.type === 'text' || (node.type === 'element' && !blocks.has(node.tagName));

export const isBlank = (node: RootContent): boolean =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
