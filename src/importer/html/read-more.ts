import type { Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { languagePack, languages, type Language } from '../../i18n/languages.ts';
import { toLabels, type Labels } from '../../markdown/read-more-label.ts';
import { toWords } from '../../markdown/read-more-line.ts';
import { trimEndOf } from '../clean-text.ts';
import { excerptOf, type Losses } from '../losses.ts';

/** What other publications write before the pieces that they send their readers to. */
const otherLabels = [
  'Read also',
  'Also read',
  'See also',
  'Related',
  'همچنین بخوانید',
  'هم‌چنین بخوانید',
  'مطالب مرتبط',
  'بیشتر بخوان',
];

const ownLabels: Labels = toLabels(
  Object.values(languages).flatMap(({ readMoreLabels }) => readMoreLabels),
);
const allLabels: Labels = toLabels([
  ...otherLabels,
  ...Object.values(languages).flatMap(({ readMoreLabels }) => readMoreLabels),
]);

export interface ReadMoreContext {
  readonly language: Language;
  /** The addresses of links that lead to articles. */
  readonly articles: ReadonlySet<string>;
  readonly findTitle: (title: string) => string | undefined;
  readonly losses: Losses;
}

interface Part {
  readonly words: string;
  readonly href: string | undefined;
}

const separators = /[;؛；|•\n]|،\s(?=[^،]*$)/u;

/** A label within what a line names would make it a line of its own. */
const withoutLabel = (words: string): string => {
  let left = words;
  // What follows so many labels is no title; and no label is longer than that.
  for (let count = 0; count < 20; count++) {
    const end = ownLabels.atStart(left.slice(0, 200));
    if (end === undefined) return left;
    left = left.slice(end).trim();
  }
  return '';
};

/** What a line names: its links, and the titles between semicolons. */
const toParts = (nodes: readonly PhrasingContent[]): Part[] => {
  const parts: Part[] = [];
  let text = '';
  const endText = (): void => {
    for (const words of text.split(separators)) {
      const title = trimEndOf(withoutLabel(words).replace(/^[\s,.،–—-]+/u, ''), /[\s,،–—-]/u);
      if (/[\p{L}\p{N}]/u.test(title)) parts.push({ words: title, href: undefined });
    }
    text = '';
  };
  const add = (node: PhrasingContent): void => {
    if (node.type === 'link') {
      endText();
      const words = withoutLabel(toString(node).replace(/\s+/g, ' ').trim());
      if (words !== '') parts.push({ words, href: node.url });
    } else if (node.type === 'break') text += '\n';
    else if (node.type === 'html') return;
    else if ('children' in node) node.children.forEach(add);
    else text += toString(node);
  };
  nodes.forEach(add);
  endText();
  return parts;
};

/** A line without its label, or `undefined` where it has none. */
const afterLabel = (node: Paragraph, labels: Labels): PhrasingContent[] | undefined => {
  let left = labels.atStart(toWords(node)) ?? 0;
  if (left === 0) return undefined;
  const cut = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((child): PhrasingContent[] => {
      if (left === 0) return [child];
      if (child.type === 'text' || child.type === 'inlineCode') {
        const taken = Math.min(left, child.value.length);
        left -= taken;
        return [{ ...child, value: child.value.slice(taken) }];
      }
      return 'children' in child ? [{ ...child, children: cut(child.children) }] : [child];
    });
  return cut(node.children);
};

const toLine = (
  parts: readonly (Part & { readonly href: string })[],
  language: Language,
): Paragraph => ({
  type: 'paragraph',
  children: [
    { type: 'text', value: `${languagePack(language).readMoreLabels[0] ?? 'Read more'}: ` },
    ...parts.flatMap(({ words, href }, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'text' as const, value: '; ' }] : []),
      { type: 'link', url: href, children: [{ type: 'text', value: words }] },
    ]),
  ],
});

const toRest = (parts: readonly Part[]): Paragraph => ({
  type: 'paragraph',
  children: parts.flatMap(({ words, href }, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'text' as const, value: '; ' }] : []),
    href === undefined
      ? { type: 'text', value: words }
      : { type: 'link', url: href, children: [{ type: 'text', value: words }] },
  ]),
});

const toLines = (
  parts: readonly Part[],
  { language, articles, findTitle, losses }: ReadMoreContext,
): Paragraph[] => {
  const resolved = parts.map(({ words, href }) => ({
    words,
    typed: href,
    href: href === undefined ? findTitle(words) : articles.has(href) ? href : undefined,
  }));
  const found = resolved.flatMap(({ words, href }) =>
    href === undefined ? [] : [{ words, href }],
  );
  const named = [...new Map(found.map((part) => [part.href, part])).values()];
  const rest = resolved
    .filter(({ href }) => href === undefined)
    .map(({ words, typed }) => ({ words, href: typed }));
  for (const { words } of rest)
    losses.add(
      `a "Read more" line named what the archive does not hold, and now stands as plain text: "${excerptOf(words)}"`,
    );
  return [
    ...(named.length > 0 ? [toLine(named, language)] : []),
    ...(rest.length > 0 ? [toRest(rest)] : []),
  ];
};

/** The paragraphs of a list that stands right below a label alone. */
const listParts = (node: RootContent | undefined): Part[] => {
  if (node?.type !== 'list') return [];
  const lines = node.children.map(({ children }) => children);
  if (!lines.every(([only, ...others]) => only?.type === 'paragraph' && others.length === 0))
    return [];
  return lines.flatMap(([only]) => (only?.type === 'paragraph' ? toParts(only.children) : []));
};

/** Begins a new paragraph where a line within one begins with a label. */
const partLines = (node: Paragraph): Paragraph[] => {
  const lines: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  const paragraphs: Paragraph[] = [];
  let follows = false;
  for (const children of lines) {
    const line: Paragraph = { type: 'paragraph', children };
    const last = paragraphs.at(-1);
    const begins = allLabels.atStart(toWords(line)) !== undefined;
    if (
      last === undefined ||
      begins ||
      (follows && !children.some(({ type }) => type === 'link'))
    ) {
      paragraphs.push(line);
      follows = begins;
    } else last.children.push({ type: 'break' }, ...children);
  }
  return paragraphs;
};

/** "Read more" lines name articles of the archive, and nothing else: what it does not hold goes below as plain text. */
export const readMoreLines = (tree: Root, context: ReadMoreContext): void => {
  const walk = (parent: Parents): void => {
    const children = (parent.children as RootContent[]).flatMap((child): RootContent[] =>
      child.type === 'paragraph' ? partLines(child) : [child],
    );
    const result: RootContent[] = [];
    for (let at = 0; at < children.length; at++) {
      const child = children[at];
      if (child === undefined) continue;
      if (child.type !== 'paragraph') {
        if ('children' in child) walk(child);
        result.push(child);
        continue;
      }
      const typed = afterLabel(child, allLabels);
      if (typed === undefined) {
        result.push(child);
        continue;
      }
      const isOwn = ownLabels.atStart(toWords(child)) !== undefined;
      const own = toParts(typed);
      const listed = own.length === 0 ? listParts(children[at + 1]) : [];
      const parts = [...own, ...listed];
      // A label that is not the site's own is one only where all that it names is in the archive.
      const isMeant =
        isOwn ||
        (parts.length > 0 &&
          parts.every(({ href }) => href !== undefined && context.articles.has(href)));
      if (!isMeant) {
        result.push(child);
        continue;
      }
      if (listed.length > 0) at += 1;
      result.push(...toLines(parts, context));
    }
    parent.children = result;
  };
  walk(tree);
};
