import { FileFault, readOwnFile } from '../support/read-within.ts';
import { toFileProblem } from './content-links.ts';
import type { Problem } from './problem.ts';

/** A text file as read, or why it could not be. */
export type Source =
  { readonly file: string; readonly text: string } | { readonly problem: Problem };

const linesBefore = (bytes: Uint8Array, end: number): number =>
  bytes.subarray(0, end).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);

/** Where UTF-8 first breaks: the longest prefix that decodes, found by halving. */
const findBrokenByte = (bytes: Uint8Array): number => {
  const decodes = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
};

/** By its mark, or by the zero that one of the first two bytes is where the file begins with `---`. */
const utf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0x2d && second === 0) ||
  (first === 0 && second === 0x2d);

/** Three times the longest of novels. */
const mostBytes = 5_000_000;

/** Decodes a file as UTF-8; a byte order mark is dropped, line ends become `\n`. `file` is for messages. */
export const decodeSource = (file: string, bytes: Uint8Array): Source => {
  const at = (line: number, rule: Problem['rule'], message: string, hint: string): Source => ({
    problem: { file, line, column: 1, severity: 'error', rule, message, hint },
  });
  if (bytes.length > mostBytes) {
    const message = `The file has ${String(Math.round(bytes.length / 1e6))} million bytes; a page of so much text would be of use to nobody.`;
    return at(
      1,
      'file/too-large',
      message,
      'Part it into several, or look what was pasted into it.',
    );
  }
  const hint = 'Save it again as UTF-8 (in the editor: "Save with encoding", then UTF-8).';
  if (utf16(bytes)) return at(1, 'file/encoding', 'The file is saved as UTF-16.', hint);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = linesBefore(bytes, findBrokenByte(bytes));
    return at(line, 'file/encoding', 'From this line on, the file is not UTF-8.', hint);
  }
  if (text.trim() === '') {
    return at(
      1,
      'file/empty',
      'The file is empty.',
      'Write its front matter and text, or delete it.',
    );
  }
  return { file, text: text.replace(/\r\n?/g, '\n') };
};

/** Reads and decodes a file of the publication; never throws. */
export const readSource = (root: string, file: string): Source => {
  try {
    return decodeSource(file, readOwnFile(root, file));
  } catch (error) {
    if (error instanceof FileFault) return { problem: toFileProblem(error) };
    throw error;
  }
};
