import fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { visit as visitOfLibrary } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { SKIP, visit } from '../../src/markdown/visit.ts';

const { node } = fc.letrec<{ node: ElementContent }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.string({ maxLength: 2 }).map((value): ElementContent => ({ type: 'text', value })),
    fc.record({
      type: fc.constant('element' as const),
      tagName: fc.constantFrom('p', 'a', 'em'),
      properties: fc.constant({}),
      children: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
}));

const tree = fc.array(node, { maxLength: 4 }).map((children): Root => ({ type: 'root', children }));

type Action = 'go on' | 'skip' | 'take out' | 'take out and skip' | 'put before';

/** What is visited, in order, by a visitor that does one thing after the other to the tree. */
const follow = (
  walk: typeof visit,
  whole: Root,
  actions: readonly Action[],
  tagName: string | undefined,
): unknown => {
  const seen: unknown[] = [];
  const visitor = (
    each: Element,
    index: number | undefined,
    parent: Element | Root | undefined,
  ) => {
    const action = actions[seen.length] ?? 'go on';
    seen.push([each.type, each.tagName, index, parent?.children.length]);
    if (parent === undefined || index === undefined) return undefined;
    if (action === 'skip') return SKIP;
    if (action === 'take out' || action === 'take out and skip') {
      parent.children.splice(index, 1);
      return action === 'take out' ? index : ([SKIP, index] as const);
    }
    if (action === 'put before') {
      parent.children.splice(index, 0, { type: 'text', value: 'new' });
      return [SKIP, index + 2] as const;
    }
    return undefined;
  };
  if (tagName === undefined) walk(whole, 'element', visitor as never);
  else walk(whole, { tagName }, visitor as never);
  return { seen, whole };
};

test('visits the same nodes as the library, whatever visitors do to the tree', () => {
  fc.assert(
    fc.property(
      tree,
      fc.array(
        fc.constantFrom<Action>('go on', 'skip', 'take out', 'take out and skip', 'put before'),
      ),
      fc.option(fc.constantFrom('p', 'a'), { nil: undefined }),
      (whole, actions, tagName) => {
        expect(follow(visit, structuredClone(whole), actions, tagName)).toEqual(
          follow(visitOfLibrary, structuredClone(whole), actions, tagName),
        );
      },
    ),
  );
});
