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
      before = /^\s+/u.exec(first.value)?.[0] ?? '';
      first.value = first.value.slice(before.length);
    }
    if (last?.type === 'text') {
      after = /\s+$/u.exec(last.value)?.[0] ?? '';
      last.value = last.value.slice(0, last.value.length - after.length);
    }
    node.children = node.children.filter((child) => child.type !== 'text' || child.value !== '');
    const edge = (value: string): RootContent[] => (value === '' ? [] : [{ type: 'text', value }]);
    const breaks = { before: [] as RootContent[], after: [] as RootContent[] };
    while (node.children[0]?.type === 'break') breaks.before.push(...node.children.splice(0, 1));
    while (node.children.at(-1)?.type === 'break')
      breaks.after.unshift(...node.children.splice(-1));
    const kept = node.children.length > 0 ? [node] : [];
    return [...edge(before), ...breaks.before, ...kept, ...breaks.after, ...edge(after)];
  });

const isSame = (a: RootContent | undefined, b: RootContent): a is Mark =>
  a !== undefined && isMark(a) && a.type === b.type;

/** Neighbours of one kind are one: `**a****b**` is not what two bold words are. */
const join = (children: readonly RootContent[]): RootContent[] => {
  const joined: RootContent[] = [];
  for (const node of children) {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (isSame(last, node) && isMark(node)) last.children.push(...node.children);
    else joined.push(node);
  }
  return joined;
};

/** No paragraph begins or ends with a break or a space; no line does. */
const trimLine = (children: readonly RootContent[]): RootContent[] => {
  const line = [...children];
  const isEdge = (node: RootContent | undefined): boolean =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  while (isEdge(line[0])) line.shift();
  while (isEdge(line.at(-1))) line.pop();
  return line.map((node, index) => {
    if (node.type !== 'text') return node;
    const starts = index === 0 || line[index - 1]?.type === 'break';
    const ends = index === line.length - 1 || line[index + 1]?.type === 'break';
    const value = starts ? node.value.replace(/^\s+/u, '') : node.value;
    return { ...node, value: ends ? value.replace(/\s+$/u, '') : value };
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

const tagWhereNeeded = (children: readonly RootContent[]): RootContent[] =>
  children.flatMap((node, index): RootContent[] => {
    if (!isMark(node)) return [node];
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

/** What is bold within bold is no bolder. */
const withoutSame = (mark: Mark): PhrasingContent[] =>
  mark.children.flatMap((child) => (child.type === mark.type ? child.children : [child]));

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
  const walk = (parent: Parents): void => {
    const children = parent.children as RootContent[];
    for (const child of children) if ('children' in child) walk(child);
    if (!lineHolders.has(parent.type)) {
      parent.children = children.filter(
        (child) => !(child.type === 'paragraph' && child.children.length === 0),
      );
      return;
    }
    if (isMark(parent as RootContent)) parent.children = withoutSame(parent as Mark);
    const freed = join(freeEdges(join(parent.children as RootContent[])));
    const isBlock =
      parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell';
    const line = isBlock ? trimLine(freed) : freed;
    parent.children = tagWhereNeeded(line);
  };
  walk(tree);
};
