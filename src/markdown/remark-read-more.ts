import type { Paragraph, Root } from 'mdast';
import { visit } from './visit.ts';
import type { VFile } from 'vfile';
import { findAddressProblem, toAddress } from './address.ts';
import { isAllowedTag } from './allowed-html.ts';
import { forbiddenTag } from './forbidden-html.ts';
import { notesOf, report } from './notes.ts';
import { toLabels, type Labels } from './read-more-label.ts';
import { findDefinitions, toLine, type Line } from './read-more-line.ts';
import { findContexts, findParagraphs } from './read-more-paragraphs.ts';
import { toParts, type Part } from './read-more-parts.ts';
import type { ReadMorePart } from './rendered-markdown.ts';
import { placeAt, placeOf } from './source.ts';

export interface ReadMoreOptions {
  /** What a paragraph starts with, before its colon: `Read more`. */
  readonly labels: readonly string[];
}

/**
 * Turns a paragraph that begins with "Read more:" into `<tl-read-more data-index="N"></tl-read-more>`, and
 * notes what it names: titles and links between semicolons. What they lead to is for the graph to find.
 *
 * @param options The labels, of all languages: an article may cite one of another language in its words.
 * @returns A transform that notes `readMores` and reports `read-more/empty`, `read-more/not-alone`,
 *   `link/empty` and `link/forbidden-protocol`.
 */
export const remarkReadMore = (options: ReadMoreOptions) => {
  const labels = toLabels(options.labels);
  return (tree: Root, file: VFile): void => {
    const source = String(file);
    const paragraphs = findParagraphs(tree, labels);
    const definitions = findDefinitions(tree);
    const hasLines = paragraphs.some(({ isReadMore }) => isReadMore);
    const contexts = hasLines ? findContexts(paragraphs) : [];
    for (const [index, { node, isReadMore, isWithin, takeOut }] of paragraphs.entries()) {
      if (!isReadMore && !isWithin) continue;
      const line = toLine(node.children, source, definitions);
      if (!isReadMore) {
        reportNotAlone(line, labels, file);
        continue;
      }
      const parts = toParts(line, labels);
      reportTags(node, file);
      if (parts.length > 0) putMarker(node, parts, contexts[index] ?? '', file);
      else {
        reportEmpty(node, file);
        takeOut();
      }
    }
  };
};

const putMarker = (
  node: Paragraph,
  parts: readonly Part[],
  paragraph: string,
  file: VFile,
): void => {
  const { readMores } = notesOf(file);
  node.children = [];
  node.data = { hName: 'tl-read-more', hProperties: { dataIndex: String(readMores.length) } };
  readMores.push({
    parts: parts.map((part) => toReadMorePart(part, file)),
    paragraph,
    ...placeOf(node),
  });
};

const toReadMorePart = ({ text, link, offset }: Part, file: VFile): ReadMorePart => {
  const place = placeAt(String(file), offset);
  if (link === undefined) return { text, href: undefined, ...place };
  const problem = findAddressProblem(toAddress(link.href), link.href);
  if (problem !== undefined) report(file, place, problem);
  return { text, href: problem === undefined ? link.href : undefined, ...place };
};

const reportEmpty = (node: Paragraph, file: VFile): void => {
  report(file, placeOf(node), {
    rule: 'read-more/empty',
    message: 'The "Read more" line names nothing.',
    hint: 'Write titles after the colon, on the same line, with semicolons between them; or delete the line.',
  });
};

/** A label that begins a line within a paragraph was meant to begin a paragraph. */
const reportNotAlone = (line: Line, labels: Labels, file: VFile): void => {
  const [label] = labels.atLaterLines(line.text);
  if (label === undefined) return;
  report(
    file,
    placeAt(String(file), line.offsets[label.start + 1] ?? 0),
    {
      rule: 'read-more/not-alone',
      message:
        'The "Read more" line follows other words without an empty line, so it is shown as part of them.',
      hint: 'Put an empty line before it.',
    },
    'warning',
  );
};

/** HTML in the line goes with the rest of its markup, but what is forbidden is forbidden here too. */
const reportTags = (node: Paragraph, file: VFile): void => {
  visit(node, 'html', (html) => {
    const name = /^<([a-z][^\s/>]*)/i.exec(html.value)?.[1]?.toLowerCase();
    if (name !== undefined && !isAllowedTag(name)) report(file, placeOf(html), forbiddenTag(name));
  });
};
