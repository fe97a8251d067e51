import { gunzipSync } from 'node:zlib';

/** Longer drawings are none that a browser would show at once. */
export const mostBytes = 20_000_000;

/** The drawing is not well-formed, or cannot be read for another reason. */
export class Broken extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** The text of a drawing in whatever encoding it declares, unpacked where it is packed (`.svgz`). */
export const decodeDrawing = (typed: Buffer): string => {
  const isPacked = typed[0] === 0x1f && typed[1] === 0x8b;
  try {
    const bytes = isPacked ? gunzipSync(typed, { maxOutputLength: mostBytes }) : typed;
    const start = bytes.toString('latin1', 0, 300);
    const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)/.exec(start)?.[1];
    const wide = /^(?:\xff\xfe|<\0)/.test(start)
      ? 'utf-16le'
      : /^(?:\xfe\xff|\0<)/.test(start)
        ? 'utf-16be'
        : undefined;
    // Bytes whose beginning can be read as ASCII are not UTF-16, whatever they say.
    const narrow = declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
    return new TextDecoder(wide ?? narrow, { fatal: true }).decode(bytes);
  } catch {
    const what = isPacked ? 'it cannot be unpacked' : 'its text is not in the encoding it declares';
    throw new Broken(what, 1);
  }
};

/**
 * The entities that a document type declares, where they are plain words: Illustrator names its namespaces so. Throws
 * where it declares what would change the drawing: attributes, entities from elsewhere, or of markup.
 */
export const readEntities = (
  doctype: string,
  source: string,
  line: number,
): Record<string, string> => {
  const from = doctype.indexOf('[');
  if (from < 0) return {};
  const subset = doctype
    .slice(from + 1, doctype.lastIndexOf(']'))
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<!(?:ELEMENT|NOTATION)\s[^>]*>/g, '');
  const entity = /<!ENTITY\s+([\w:.-]+)\s+(?:"([^"<&%]{0,200})"|'([^'<&%]{0,200})')\s*>/g;
  if (subset.replace(entity, '').trim() !== '')
    throw new Broken('it declares attributes or entities of its own in its head', line);
  const found = [...subset.matchAll(entity)].map(
    ([, name = '', double, single]) => [name, double ?? single ?? ''] as const,
  );
  const longest = Math.max(0, ...found.map(([, value]) => value.length));
  if (longest * source.split('&').length > mostBytes)
    throw new Broken('its entities would blow it up', line);
  return Object.fromEntries(found);
};

const units: Readonly<Record<string, number>> = {
  ...{ px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96, em: 16, rem: 16, ex: 8 },
};

/** A length in CSS pixels; `undefined` for none, and for a share of whatever is around. */
const toLength = (typed: string | undefined): number | undefined => {
  const [, number = '', unit = 'px'] =
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(?:\s*([a-z]+))?$/i.exec(typed?.trim() ?? '') ??
    [];
  const factor = units[unit.toLowerCase()];
  return number === '' || factor === undefined ? undefined : Number(number) * factor;
};

const toFrame = (typed: string | undefined): readonly number[] | undefined => {
  const numbers = (typed ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  return numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0
    ? numbers
    : undefined;
};

/** A drawing that has a shape and no size takes the room that there is, as in a browser: about a column. */
const column = 720;

const round = (length: number): number => Math.max(1, Math.round(length));

/** How large a drawing is, and the part of its plane that it shows. */
export const toSize = (
  typedWidth: string | undefined,
  typedHeight: string | undefined,
  viewBox: string | undefined,
): { width: number; height: number; frame: string | undefined } => {
  const [width, height] = [toLength(typedWidth), toLength(typedHeight)];
  const box = toFrame(viewBox);
  const [, , across = 0, down = 0] = box ?? [];
  const frame = box?.join(' ');
  if (width !== undefined && height !== undefined) {
    if (width <= 0 || height <= 0) throw new Broken('it says that it has no size', 1);
    const size = { width: round(width), height: round(height) };
    return { ...size, frame: frame ?? `0 0 ${String(width)} ${String(height)}` };
  }
  if (!box) return { width: round(width ?? 0), height: round(height ?? 0), frame };
  const scale =
    width !== undefined
      ? width / across
      : height !== undefined
        ? height / down
        : Math.max(1, Math.min(column / across, column / down));
  return { width: round(across * scale), height: round(down * scale), frame };
};
