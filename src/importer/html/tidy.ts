import type { Parents, PhrasingContent, Root, RootContent } from 'mdast';

type Mark = Extract<PhrasingContent, { type: 'strong' | 'emphasis' | 'delete' }>;

const isMark = (node: RootContent): node is Mark =>
  node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete';

const tags = { strong: 'strong', emphasis: 'em', delete: 'del' } as const;

/** Moves white space from the edges of bold and slanted words out of them, where Markdown needs it. */
const freeEdges = (children: readonly RootContent[]): RootContent[] =>
  children.flatMap((node): RootContent[] => {
    if (!isMark(node)) return [node];
    const first = node.children[0];
    const last = node.children.at(-1);
    let [before, after] = ['', ''];
    if (first?.type === 'text') {
      const rest = first.value.trimStart();
      before = first.value.slice(0, first.value.length - rest.length);
      first.value = rest;
    }
    if (last?.type === 'text') {
      const rest = last.value.trimEnd();
      after = last.value.slice(rest.length);
      last.value = rest;
    }
    node.children = node.children.filter((child) => child.type !== 'text' || child.value !== '');
    const edge = (value: string): RootContent[] => (value === '' ? [] : [{ type: 'text', value }]);
    const isBreak = (child: RootContent): boolean => child.type === 'break';
    const from = node.children.findIndex((child) => !isBreak(child));
    const to = node.children.findLastIndex((child) => !isBreak(child)) + 1;
    if (from < 0) return [...edge(before), ...node.children, ...edge(after)];
    const [head, tail] = [node.children.slice(0, from), node.children.slice(to)];
    node.children = node.children.slice(from, to);
    return [...edge(before), ...head, node, ...tail, ...edge(after)];
  });

const isSame = (a: RootContent | undefined, b: RootContent): a is Mark =>
  a !== undefined && isMark(a) && a.type === b.type;

/** Neighbours of one kind are one: `**a****b**` is not what two bold words are. */
const join = (children: readonly RootContent[]): RootContent[] => {
  const joined: RootContent[] = [];
  for (const node of children) {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (isSame(last, node) && isMark(node))
      for (const child of node.children) last.children.push(child);
    else joined.push(node);
  }
  return joined;
};

/** No paragraph begins or ends with a break or a space; no line does. */
const trimLine = (children: readonly RootContent[]): RootContent[] => {
  const isWord = (node: RootContent): boolean =>
    node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '');
  const from = children.findIndex(isWord);
  const line = from < 0 ? [] : children.slice(from, children.findLastIndex(isWord) + 1);
  return line.map((node, index) => {
    if (node.type !== 'text') return node;
    const starts = index === 0 || line[index - 1]?.type === 'break';
    const ends = index === line.length - 1 || line[index + 1]?.type === 'break';
    const value = starts ? node.value.trimStart() : node.value;
    return { ...node, value: ends ? value.trimEnd() : value };
  });
};

const punctuation = /[\p{P}\p{S}]/u;

const kindOf = (character: string): 'none' | 'space' | 'sign' | 'letter' => {
  if (character === '') return 'none';
  if (/\s/u.test(character)) return 'space';
  // Markdown's readers see half of such a character, and take it for a letter.
  if (character.length > 1) return 'letter';
  return punctuation.test(character) ? 'sign' : 'letter';
};

/** The first or last character that a node will be written with. */
const edgeOf = (node: RootContent | undefined, at: 'first' | 'last'): string => {
  if (node === undefined) return '';
  if (node.type === 'text')
    return (
      (at === 'first'
        ? Array.from(node.value.slice(0, 2))[0]
        : Array.from(node.value.slice(-2)).at(-1)) ?? ''
    );
  if (node.type === 'break') return '\n';
  if (isMark(node)) return '*';
  return '`';
};

/**
 * Whether `**` between two characters is read as bold: `است**«متن»**این` is not, whatever the script, so such words
 * are bold by a tag.
 */
const isRead = (outside: string, inside: string): boolean => {
  const [out, into] = [kindOf(outside), kindOf(inside)];
  if (into === 'space' || into === 'none') return false;
  return into === 'letter' || out !== 'letter';
};

const toTags = (node: Mark): RootContent[] => [
  { type: 'html', value: `<${tags[node.type]}>` },
  ...node.children,
  { type: 'html', value: `</${tags[node.type]}>` },
];

const tagWhereNeeded = (children: readonly RootContent[], isCrowded: boolean): RootContent[] =>
  children.flatMap((node, index): RootContent[] => {
    if (!isMark(node)) return [node];
    if (isCrowded) return toTags(node);
    const opens = isRead(edgeOf(children[index - 1], 'last'), edgeOf(node.children[0], 'first'));
    const closes = isRead(
      edgeOf(children[index + 1], 'first'),
      edgeOf(node.children.at(-1), 'last'),
    );
    // Signs of two marks side by side would be read as one.
    const holdsMark = [node.children[0], node.children.at(-1)].some(
      (child) => child !== undefined && isMark(child),
    );
    return opens && closes && !holdsMark ? [node] : toTags(node);
  });

/** More bold and slanted words in one paragraph are so by tags: to find signs for them takes the writer minutes. */
const mostMarks = 500;

/**
 * What is bold within bold is no bolder, however far within; nor can there be more than a few marks around one word.
 *
 * @param above The marks that stand around.
 * @returns How many marks are left.
 */
const flattenMarks = (parent: Parents, above: readonly Mark['type'][]): number => {
  let count = 0;
  const children: RootContent[] = [];
  for (const child of parent.children as RootContent[]) {
    if (!('children' in child)) {
      children.push(child);
      continue;
    }
    const isOwn = isMark(child) && !above.includes(child.type);
    count += flattenMarks(child, isOwn ? [...above, child.type] : above) + (isOwn ? 1 : 0);
    if (isMark(child) && !isOwn) for (const each of child.children) children.push(each);
    else children.push(child);
  }
  parent.children = children;
  return count;
};

const lineHolders = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'strong',
  'emphasis',
  'delete',
  'link',
]);

/** Makes a tree one that Markdown can say: white space, breaks, and bold words next to letters of any script. */
export const tidy = (tree: Root): void => {
  const walk = (parent: Parents, above: boolean): void => {
    const isBlock =
      parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell';
    const isCrowded = isBlock ? flattenMarks(parent, []) > mostMarks : above;
    const children = parent.children as RootContent[];
    for (const child of children) if ('children' in child) walk(child, isCrowded);
    if (!lineHolders.has(parent.type)) {
      parent.children = children.filter(
        (child) => !(child.type === 'paragraph' && child.children.length === 0),
      );
      return;
    }
    const freed = join(freeEdges(join(parent.children as RootContent[])));
    const line = isBlock ? trimLine(freed) : freed;
    parent.children = tagWhereNeeded(line, isCrowded);
  };
  walk(tree, false);
};
