/** Of the processor that the plugin is used by. */
interface Parser {
  readonly data: () => object;
}

/** Micromark's and GFM's names of what a letter has no use for. */
const unread = [
  ...['htmlFlow', 'htmlText', 'headingAtx', 'setextUnderline', 'thematicBreak', 'definition'],
  ...['codeFenced', 'codeIndented', 'codeText', 'labelStartImage', 'strikethrough', 'table'],
  ...['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall', 'tasklistCheck'],
];

/**
 * Leaves paragraphs, emphasis, links, quotes and lists of Markdown. All else, HTML too, stays the characters that
 * the writer typed: nothing is lost, and nothing gets in.
 */
export function remarkLetter(this: Parser): undefined {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  (data.micromarkExtensions ??= []).push({ disable: { null: unread } });
}
