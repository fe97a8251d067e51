import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { report } from './notes.ts';
import { placeAt } from './source.ts';

/** A file that holds these holds many: the first few tell what is wrong. */
const most = 5;

const checks = [
  {
    rule: 'text/bidi-override',
    pattern: /[\u202A-\u202E\u2066-\u2069]/g,
    message: (code: string) =>
      `An invisible character (${code}) changes the direction of the text after it.`,
    hint: 'Delete it. Words of another direction can stand in <bdi>…</bdi>, or in <span dir="rtl">…</span>.',
  },
  {
    rule: 'text/control-character',
    pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD]/g,
    message: (code: string) =>
      code === 'U+FFFD'
        ? 'A character was lost (U+FFFD): the text was once read in a wrong encoding.'
        : `An invisible control character (${code}) stands in the text.`,
    hint: 'Delete it and type what should stand there; save the file as UTF-8.',
  },
] as const;

/**
 * Looks for characters that make the text show something else than it says: direction overrides, control
 * characters, the sign of a lost character. Marks and joiners that scripts need (LRM, RLM, ZWNJ, ZWJ) are fine.
 *
 * @returns A transform that changes nothing, and reports `text/bidi-override` and `text/control-character`.
 */
export const remarkCharacters =
  () =>
  (_tree: Root, file: VFile): void => {
    const source = String(file);
    for (const { rule, pattern, message, hint } of checks) {
      const found = [...source.matchAll(pattern)];
      for (const [index, match] of found.slice(0, most).entries()) {
        const others =
          index === most - 1 && found.length > most
            ? ` So do ${String(found.length - most)} more.`
            : '';
        const code = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
        report(file, placeAt(source, match.index), { rule, message: message(code) + others, hint });
      }
    }
  };
