import type { Node, Parent } from 'unist';
import type { visit as Visit } from 'unist-util-visit';

/** Returned by a visitor that wants nothing to do with what is below a node. */
export const SKIP = 'skip';

type Result = number | typeof SKIP | readonly [typeof SKIP, number] | undefined;
type Visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => Result;
type Test = string | Readonly<Record<string, unknown>>;

const toTest = (test: Test): ((node: Node) => boolean) => {
  if (typeof test === 'string') return ({ type }) => type === test;
  const wanted = Object.entries(test);
  return (node) => wanted.every(([name, value]) => node[name as keyof Node] === value);
};

/**
 * `visit` of unist-util-visit, as far as it is used here: a test by type or by properties, `SKIP`, and where to go on.
 * That of the library makes a function for each node and gives it a name for debuggers: with a dozen walks through each
 * text, this was a seventh of the time that a text takes.
 */
export const visit = ((tree: Node, ...rest: [Visitor] | [Test, Visitor]): void => {
  const [test, visitor] = rest.length === 1 ? [undefined, rest[0]] : rest;
  const fits = test === undefined ? () => true : toTest(test);
  const walk = (node: Node, index?: number, parent?: Parent): number | undefined => {
    const result = fits(node) ? visitor(node, index, parent) : undefined;
    const [action, next] = Array.isArray(result) ? (result as [typeof SKIP, number]) : [result];
    if (action !== SKIP && 'children' in node) {
      const { children } = node as Parent;
      for (let at = 0; at < children.length;) {
        const child = children[at];
        at = (child && walk(child, at, node as Parent)) ?? at + 1;
      }
    }
    return next ?? (typeof action === 'number' ? action : undefined);
  };
  walk(tree);
}) as typeof Visit;
