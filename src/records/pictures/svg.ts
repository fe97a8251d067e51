import { SaxesParser, type SaxesTagNS } from 'saxes';
import {
  findReferences,
  findStyleFault,
  judgeAttribute,
  judgeElement,
  svgNamespace,
  xlinkNamespace,
} from './svg-allowed.ts';
import { Broken, decodeDrawing, readEntities, toSize } from './svg-source.ts';

/** Something that a drawing may not hold, and the line that it is in. */
export interface Refusal {
  readonly line: number;
  /** `a script`. */
  readonly what: string;
}

/** A drawing without all that it may not hold. */
export interface Drawing {
  /** What its outermost element holds, and the attributes of that: all but its size. */
  readonly body: string;
  readonly root: string;
  /** In CSS pixels; 0 where the drawing does not say. */
  readonly width: number;
  readonly height: number;
  /** The part of its plane that it shows (`viewBox`), where that is known. */
  readonly frame: string | undefined;
  /** What was left out though browsers would act on it, or show it. */
  readonly refused: readonly Refusal[];
  /** What programs note in it, which was left out. */
  readonly rest: readonly Buffer[];
}

/** A picture that a drawing holds as data, without what only tells of it. */
export interface Embedded {
  /** `image/png`. */
  readonly type: string;
  readonly bytes: Buffer;
  readonly rest: readonly Buffer[];
}

const [deepest, mostNodes] = [250, 1_000_000];

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const escapeValue = (value: string): string =>
  escapeText(value).replace(/["\t\n\r]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** A named part of the drawing: how much it holds, and which other parts it shows. */
interface Part {
  nodes: number;
  readonly shows: string[];
}

/** How many elements a browser has to paint, since parts may be shown many times over; `Infinity` where that has no end. */
const countPainted = (
  nodes: number,
  shown: readonly string[],
  parts: ReadonlyMap<string, Part>,
) => {
  const known = new Map<string, number>();
  const count = (id: string, depth: number): number => {
    const part = parts.get(id);
    if (!part) return 0;
    if (depth > deepest) return Infinity;
    const before = known.get(id);
    if (before !== undefined) return before;
    // What shows itself is shown by no browser.
    known.set(id, 0);
    const sum = part.shows.reduce((all, each) => all + count(each, depth + 1), part.nodes);
    known.set(id, sum);
    return sum;
  };
  return shown.reduce((sum, id) => sum + count(id, 0), nodes);
};

interface Open {
  readonly name: string;
  readonly stays: boolean;
  /** Whether it, or what it is in, may not be there: what is in it need not be told. */
  readonly isRefused: boolean;
  readonly line: number;
  /** Of a style sheet, its words so far. */
  style: string | undefined;
  readonly part: Part | undefined;
}

type Piece = string | { readonly data: Buffer; readonly line: number };

const parse = (source: string) => {
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: { xlink: xlinkNamespace } });
  const stack: Open[] = [];
  const [pieces, refused, shown]: [Piece[], Refusal[], string[]] = [[], [], []];
  const parts = new Map<string, Part>();
  const size: Record<string, string> = {};
  const root: string[] = [];
  let [rest, nodes, isNameless, isLinked] = ['', 0, false, false];
  const refuse = (what: string, line = parser.line): void => void refused.push({ line, what });
  const show = (ids: readonly string[]): void => {
    shown.push(...ids);
    for (const { part } of stack) part?.shows.push(...ids);
  };
  const write = (tag: SaxesTagNS): void => {
    const isRoot = stack.length === 0;
    const out: Piece[] = [];
    for (const attribute of Object.values(tag.attributes)) {
      const judged = judgeAttribute(tag.local, attribute);
      if (!judged) continue;
      const { name, value } = judged;
      if (isRoot && /^(?:width|height|viewBox)$/.test(name) && typeof value === 'string')
        size[name] = value;
      else if (typeof value === 'string') {
        out.push(` ${name}="${escapeValue(value)}"`);
        show(findReferences(value));
      } else if ('what' in value) refuse(value.what);
      else {
        isLinked ||= name !== 'href';
        if ('id' in value) show([value.id]);
        const target =
          'id' in value ? escapeValue(`#${value.id}`) : { ...value, line: parser.line };
        out.push(` ${name}="`, target, '"');
      }
    }
    if (isRoot) root.push(...out.filter((piece) => typeof piece === 'string'));
    else pieces.push(`<${tag.local}`, ...out, '>');
  };
  parser.on('error', (error) => {
    throw new Broken(error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''), parser.line);
  });
  parser.on('doctype', (doctype) => {
    Object.assign(parser.ENTITIES, readEntities(doctype, source, parser.line));
  });
  parser.on('processinginstruction', ({ target }) => {
    if (/^xml-stylesheet$/i.test(target)) refuse('a style sheet from elsewhere');
  });
  parser.on('opentag', (tag) => {
    if (stack.length === 0) {
      if (tag.local !== 'svg' || (tag.uri !== svgNamespace && tag.uri !== ''))
        throw new Broken(`it is no SVG drawing: it begins with <${tag.name}>`, parser.line);
      isNameless = tag.uri === '';
    }
    if (stack.length >= deepest) throw new Broken('its elements are nested too deep', parser.line);
    nodes += 1;
    const isWithin = stack.at(-1)?.isRefused === true;
    const judged = isWithin ? 'goes' : judgeElement(tag, isNameless);
    if (typeof judged === 'object') refuse(judged.what);
    const isStyle = tag.local === 'style';
    const isOther = isStyle && !/^(?:text\/css)?$/i.test(tag.attributes['type']?.value ?? '');
    if (isOther) refuse('styles that are not CSS');
    const stays = judged === 'stays' && !isOther && stack.at(-1)?.stays !== false;
    const id = tag.attributes['id']?.value;
    const part = id === undefined || parts.has(id) ? undefined : { nodes, shows: [] };
    if (part && id !== undefined) parts.set(id, part);
    const isRefused = isWithin || typeof judged === 'object';
    const open = { name: tag.local, stays, isRefused, line: parser.line, part };
    if (stays) write(tag);
    else rest += `${tag.name} `;
    stack.push({ ...open, style: stays && isStyle ? '' : undefined });
  });
  const onText = (text: string): void => {
    const open = stack.at(-1);
    if (open?.stays === false) rest += text;
    else if (open?.style !== undefined) open.style += text;
    else pieces.push(escapeText(text));
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const open = stack.pop();
    if (!open) return;
    if (open.part) open.part.nodes = nodes - open.part.nodes + 1;
    if (open.style !== undefined) {
      const what = findStyleFault(open.style, true);
      if (what === undefined) pieces.push(escapeText(open.style));
      else refuse(what, open.line);
      show(findReferences(open.style));
    }
    if (open.stays && stack.length > 0) pieces.push(`</${open.name}>`);
  });
  parser.write(source).close();
  if (countPainted(nodes, shown, parts) > mostNodes)
    throw new Broken('it shows its parts so many times over that no browser could paint it', 1);
  if (isLinked) root.push(` xmlns:xlink="${xlinkNamespace}"`);
  return { pieces, refused, root: root.join(''), rest, size };
};

/**
 * Reads a drawing (SVG, or SVGZ) by an allow-list of elements and attributes, and writes anew only what is on it.
 *
 * @param cleanEmbedded Cleans a picture in it; `undefined` for what is none.
 * @returns What is wrong with it, with the line, where it cannot be read to its end.
 */
export const readDrawing = async (
  bytes: Buffer,
  cleanEmbedded: (bytes: Buffer) => Promise<Embedded | undefined>,
): Promise<Drawing | { readonly broken: string; readonly line: number }> => {
  try {
    const { pieces, root, size, rest, refused } = parse(decodeDrawing(bytes));
    const all: { refused: Refusal[]; rest: Buffer[] } = { refused, rest: [Buffer.from(rest)] };
    const body: string[] = [];
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        body.push(piece);
        continue;
      }
      const picture = await cleanEmbedded(piece.data);
      if (picture) {
        body.push(`data:${picture.type};base64,${picture.bytes.toString('base64')}`);
        all.rest.push(...picture.rest);
      } else all.refused.push({ line: piece.line, what: 'a picture that cannot be read' });
    }
    return {
      ...{ body: body.join(''), root, ...all },
      ...toSize(size['width'], size['height'], size['viewBox']),
    };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { broken: error.message, line: error.line };
  }
};

/** The drawing as a file, in UTF-8, `width` and `height` CSS pixels large. */
export const writeDrawing = (
  { root, body, frame }: Drawing,
  width: number,
  height: number,
): Buffer => {
  const size = `width="${String(width)}" height="${String(height)}"`;
  const viewBox = frame ?? `0 0 ${String(width)} ${String(height)}`;
  return Buffer.from(
    `<svg xmlns="${svgNamespace}" ${size} viewBox="${viewBox}"${root}>${body}</svg>`,
  );
};
