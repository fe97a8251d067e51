import type { Code, Definition, Heading, Paragraph, Parents, Root, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { VFile } from 'vfile';
import { report } from './notes.ts';
import type { MarkdownMessage } from './rendered-markdown.ts';
import { placeAt, placeOf, sourceOffsets } from './source.ts';
import { visit } from './visit.ts';

type Wording = Pick<MarkdownMessage, 'rule' | 'message' | 'hint'>;

/** Signs in a text that were meant for more than to be read, each with the words for whoever typed them. */
interface Sign {
  readonly pattern: RegExp;
  readonly word: (found: string) => Wording;
}

const seen = (found: string): string =>
  `Readers see "${found.length > 40 ? `${found.slice(0, 40)}…` : found}" as it was typed`;

const emphasis = (found: string): Wording => ({
  rule: 'markup/emphasis',
  message: `${seen(found)}: nothing is emphasized here.`,
  hint: 'Put the signs right before the first and right after the last of the words, as in **words**; if they are meant to be seen, write \\ before each.',
});

const link = (found: string): Wording => ({
  rule: 'markup/link',
  message: `${seen(found)}: this is no link.`,
  hint: 'Write [words](address), with nothing between the brackets, and %20 for each space in the address.',
});

const foreign =
  (what: string, hint: string) =>
  (found: string): Wording => ({
    rule: 'markup/foreign',
    message: `${seen(found)}: ${what}.`,
    hint,
  });

const signs: readonly Sign[] = [
  {
    pattern:
      /\*\*(?=\S)|(?<=\S)\*\*|(?<![\p{L}\p{N}_])__(?=[^\s_])|(?<=[^\s_])__(?![\p{L}\p{N}_])|~~(?=\S)|(?<=\S)~~/gu,
    word: emphasis,
  },
  {
    pattern: /(?<![^\s([{«“"'])([*_])(?=[^\s*_])[^*_\n]{0,200}[^\S\n]\1(?![\p{L}\p{N}*_])/gu,
    word: emphasis,
  },
  { pattern: /(?<!\S)(\*\*|__)[^\S\n][^*_\n]{1,200}[^\S\n]\1(?!\S)/gu, word: emphasis },
  // The address itself may have become a link: then the text ends before it.
  {
    pattern:
      /!?\[[^\][\n]{1,200}\](?: ?\($| ?\((?:https?:|www\.|\.{0,2}\/|#)[^()\n]{0,500}\)| ?\([^()\n]{1,200}\.(?:md|html?|pdf|png|jpe?g|svg|webp)(?:#[^()\n]{0,100})?\)|\[[^\][\n^]{1,100}\])/gu,
    word: link,
  },
  {
    pattern: /\([^()\n]{1,200}\)\[(?:$|(?:https?:|www\.|\.{0,2}\/)[^\][\s]{1,500}\])/gu,
    word: link,
  },
  {
    pattern: /!?\[\[[^\][\n]{1,200}\]\]/gu,
    word: foreign(
      'links in double brackets are of another program',
      'Write [words](address), or a "Read more" line with the title.',
    ),
  },
  {
    pattern: /^:{3,}[^\n]{0,100}/gmu,
    word: foreign(
      'boxes between colons are of another program',
      'Write the words as a paragraph, or as a quote with ">" before each line.',
    ),
  },
  {
    pattern: /^\[!\w{1,20}\]/gmu,
    word: foreign(
      'signs of notes and warnings are of another program',
      'Write the word itself in bold, such as **Note**.',
    ),
  },
  {
    pattern: /\$\$[^$]{0,200}\$\$|\$\$/gu,
    word: foreign(
      'formulas are not set',
      'Write the formula in plain words and signs, or show a picture of it.',
    ),
  },
  {
    pattern: /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]{0,200}==(?!=)/gu,
    word: foreign('there is no such mark for highlighting', 'Write <mark>words</mark>.'),
  },
  {
    pattern: /\{\{[<%{]?[^\n]{0,60}|\{%[^\n]{0,60}/gu,
    word: foreign(
      'shortcodes and templates are of another program',
      'Write in their place what they stand for.',
    ),
  },
  {
    pattern: /\{(?:#[\w-]{1,60}|[.:][^{}\n]{1,60})\}[^\S\n]*$/gmu,
    word: foreign(
      'names and classes in braces are of another program',
      'Leave them out: headings get an address of their words.',
    ),
  },
  {
    pattern: /^\[(?:toc|_toc_|contents)\]$/gimu,
    word: foreign('there is no such table of contents', 'Leave it out.'),
  },
  {
    pattern: /\^\[[^\][\n]{1,200}\]/gu,
    word: foreign(
      'notes have a place of their own',
      'Write [^1] here, and the note in a paragraph of its own: "[^1]: …".',
    ),
  },
  {
    pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z_]{2,30}:(?![\p{L}\p{N}:])/gu,
    word: foreign(
      'names of pictures are of another program',
      'Paste the picture’s sign itself, such as ✔, or leave it out.',
    ),
  },
  {
    pattern: /&(?:nbsp|amp|lt|gt|quot|[mn]dash|hellip|zwn?j|[lr]rm)(?![;\p{L}\p{N}])/gu,
    word: foreign(
      'a name of a character ends in a semicolon',
      'Write the semicolon, or the character itself.',
    ),
  },
];

/** Signs that begin a list, or look as if they did; whether they do is for Markdown to say. */
const item =
  /^(?:\(?(?:\p{Nd}{1,3}|\p{L}\p{M}?)\)|\p{Nd}{1,3}[.)،-](?!\p{Nd})|[•◦▪▫●○‣⁃·–—](?=[\s\p{L}])|[-+*](?=\p{L}))/u;

const list: Omit<Wording, 'message'> = {
  rule: 'markup/list',
  hint: 'Begin each line with "- " or "1. ", with a space after the sign.',
};

/** A text with this many signs of one kind has the same fault throughout. */
const most = 20;

/** Finds where a sign was typed; `undefined` for one that was escaped, since that is meant to be seen. */
const toFindTyped = (
  { position, value }: Text,
  parent: Parents | undefined,
  source: string,
): ((match: RegExpExecArray) => number | undefined) => {
  const [start, end] = [position?.start.offset, position?.end.offset];
  if (start !== undefined && end !== undefined) {
    const offsets = sourceOffsets(source, start, end, value);
    return ({ 0: found, index }) => {
      const offset = offsets[index] ?? start;
      return source[offset] === found[0] ? offset : undefined;
    };
  }
  // A text beside an address that became a link later has lost its place.
  return ({ 0: found }) => {
    const offset = source.indexOf(found, parent?.position?.start.offset ?? 0);
    return offset < 0 || source[offset - 1] === '\\' ? undefined : offset;
  };
};

const reportText = (node: Text, parent: Parents | undefined, file: VFile): void => {
  if (!/[*_~[\]:$={}&]/.test(node.value)) return;
  const source = String(file);
  let findTyped: ReturnType<typeof toFindTyped> | undefined;
  for (const { pattern, word } of signs) {
    for (const match of node.value.matchAll(pattern).take(most)) {
      findTyped ??= toFindTyped(node, parent, source);
      const offset = findTyped(match);
      if (offset !== undefined) report(file, placeAt(source, offset), word(match[0]), 'warning');
    }
  }
};

/** The lines of a paragraph that run on from one another, as typed, without the signs of what they stand in. */
const findLines = (node: Paragraph, source: string): string[] => {
  const typed = source.slice(node.position?.start.offset, node.position?.end.offset).split('\n');
  const runOn = typed.every((line, at) => at === typed.length - 1 || !/(?: {2}|\\)$/.test(line));
  return runOn ? typed.map((line) => line.replace(/^[ \t>]+/, '')) : [];
};

const reportParagraph = (node: Paragraph, file: VFile): void => {
  const lines = findLines(node, String(file));
  const [first = ''] = lines;
  const warn = (wording: Wording): void => report(file, placeOf(node), wording, 'warning');
  const hash = /^#{1,6}(?=[^\s#])/.exec(first)?.[0] ?? '';
  if (
    hash.length > 1 ||
    (hash === '#' && lines.length === 1 && /^#\p{L}[^#]*[^.!?؟۔#]$/u.test(first))
  ) {
    warn({
      rule: 'markup/heading',
      message: `Readers see "${hash}" as it was typed: this is no heading.`,
      hint: 'For a heading, put a space after the number signs, as in "## Words"; if they are meant to be seen, write \\ before the first.',
    });
  }
  if (lines.filter((line) => item.test(line)).length > 1) {
    warn({
      ...list,
      message: 'Several lines begin like items of a list, but run on as one paragraph.',
    });
  }
  if (lines.length > 1 && lines.every((line) => /^\|.*\||[^|]\|[^|]+\|/.test(line))) {
    warn({
      rule: 'markup/table',
      message: 'Several lines hold bars like rows of a table, but run on as one paragraph.',
      hint: 'Put a line such as | --- | --- | below the first, with a part for each column.',
    });
  }
};

/** Languages of drawings, for which other programs show the drawing. */
const drawing =
  /^(?:mermaid|plantuml|dot|graphviz|math|latex|tex|katex|chart|vega(?:-lite)?|geojson|topojson)$/i;

const reportCode = (node: Code, file: VFile): void => {
  const isFenced = /^[`~]/.test(String(file).slice(node.position?.start.offset));
  if (isFenced && drawing.test(node.lang ?? '')) {
    const what = foreign(
      'it is shown as code, not drawn',
      'Show a picture of it, with its words beside it.',
    );
    report(file, placeOf(node), what(node.lang ?? ''), 'warning');
  }
  if (isFenced || !/\p{L}\s+\p{L}+\s+\p{L}/u.test(node.value) || /[{}<>=;$]/.test(node.value))
    return;
  report(
    file,
    placeOf(node),
    {
      rule: 'markup/code',
      message: 'Four spaces or a tab before these words make them code.',
      hint: 'Take the spaces away; for code that is meant, put a line of ``` before and after it.',
    },
    'warning',
  );
};

const reportHeading = (node: Heading, file: VFile): void => {
  const typed = String(file).slice(node.position?.start.offset, node.position?.end.offset);
  const isUnderlined = /\n[ \t>]*[-=]+[ \t]*$/.test(typed);
  const words = toString(node);
  if (!isUnderlined || (words.length <= 100 && !/[.!?؟۔。]$/u.test(words))) return;
  report(
    file,
    placeOf(node),
    {
      rule: 'markup/heading',
      message: 'The line of hyphens right below this paragraph makes it a heading.',
      hint: 'Put an empty line before the hyphens.',
    },
    'warning',
  );
};

/** Of a definition that nothing calls nobody sees anything; `[//]: # (words)` is the usual way of a remark. */
const reportDefinition = (node: Definition, called: ReadonlySet<string>, file: VFile): void => {
  if (called.has(node.identifier) || /^(?:\/\/|comment)$/i.test(node.identifier)) return;
  const sign = `[${node.label ?? node.identifier}]`;
  report(
    file,
    placeOf(node),
    {
      rule: 'markup/link',
      message: `No link of the text calls the address ${sign}, so readers do not see it.`,
      hint: `Write [words]${sign} where it belongs, or delete the line.`,
    },
    'warning',
  );
};

/**
 * Looks for markup that Markdown, or this publication's, does not read: readers would see its signs, or not see that
 * there was any. What looks the same but is meant is quieted by a backslash.
 *
 * @returns A transform that changes nothing, and warns of `markup/emphasis`, `markup/link`, `markup/foreign`,
 *   `markup/list`, `markup/heading`, `markup/table` and `markup/code`.
 */
export const remarkUnreadMarkup =
  () =>
  (tree: Root, file: VFile): void => {
    const called = new Set<string>();
    visit(tree, (node) => {
      if (node.type === 'linkReference' || node.type === 'imageReference')
        called.add(node.identifier);
    });
    visit(tree, (node, _index, parent) => {
      if (node.type === 'text') reportText(node, parent, file);
      else if (node.type === 'paragraph') reportParagraph(node, file);
      else if (node.type === 'code') reportCode(node, file);
      else if (node.type === 'heading') reportHeading(node, file);
      else if (node.type === 'definition') reportDefinition(node, called, file);
    });
  };
