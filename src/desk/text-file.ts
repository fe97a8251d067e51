/** A text file with `\n` for line breaks, and how to put back what it had. */
export interface TextFile {
  readonly text: string;
  /** The text as that file would hold it: with its byte order mark and its line breaks. */
  readonly toTyped: (text: string) => string;
}

export const toTextFile = (typed: string): TextFile => {
  const mark = typed.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lineBreak = /\r\n?/.exec(typed)?.[0] ?? '\n';
  return {
    text: typed.slice(mark.length).replace(/\r\n?/g, '\n'),
    toTyped: (text) => mark + text.replaceAll('\n', lineBreak),
  };
};
