import { fstatSync, readSync } from 'node:fs';
import { readPictureHead } from './picture-size.ts';
import type { Problem } from './problem.ts';

type Fault = Pick<Problem, 'rule' | 'message' | 'hint'> & Partial<Pick<Problem, 'severity'>>;

/** What a drawing may not hold: it lies on the site's own address, and somebody may open it by itself. */
const active: readonly (readonly [RegExp, string])[] = [
  [/<(?:[\w-]+:)?script[\s/>]/i, 'a script'],
  [/<(?:[\w-]+:)?(?:foreignObject|iframe|embed|object|handler)[\s/>]/i, 'a page within it'],
  [/[\s"'/]on[a-z]+\s*=/i, 'an action'],
  [/(?:javascript|vbscript|data:text\/html)\s*(?::|,|;)/i, 'an address that does something'],
  [/<!ENTITY/i, 'entities, which may blow it up'],
  [/<\?xml-stylesheet/i, 'a style sheet from elsewhere'],
];

/** Drawings of more bytes than this are not looked through: no hand draws them. */
const mostSvgBytes = 20_000_000;

/** More dots than this, in whatever few bytes, would take a build's memory: a hundred million. */
const mostPixels = 100_000_000;

const findDrawingFault = (svg: string, name: string): Fault | undefined => {
  // What is disguised as character references is looked at as what it stands for.
  const plain = svg.replace(
    /&#(?:x([\da-f]{1,6})|(\d{1,7}));?/gi,
    (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
  const unspaced = plain.replace(/(?<![\t\n\r])[\t\n\r]+(?=\w*:)/g, '');
  const found = active.find(([pattern]) => pattern.test(plain) || pattern.test(unspaced));
  if (!found) return undefined;
  return {
    rule: 'image/scripted',
    message: `The drawing "${name}" holds ${found[1]}.`,
    hint: 'Export it again as a plain SVG, without scripts and links, or as PNG.',
  };
};

/** What is wrong with what an open picture file holds, without drawing it. `name` is as it was typed. */
export const findPictureFault = (
  descriptor: number,
  ending: string,
  name: string,
): Fault | undefined => {
  const { size } = fstatSync(descriptor);
  const read = (at: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
  };
  if (ending === 'svg') {
    if (size <= mostSvgBytes) return findDrawingFault(read(0, size).toString('utf8'), name);
    const hint = 'Draw it with fewer points, or export it as PNG.';
    return { rule: 'image/too-large', message: `The drawing "${name}" has ${size} bytes.`, hint };
  }
  const { pixels = 0, hasPosition } = readPictureHead(ending, read);
  if (pixels > mostPixels) {
    return {
      rule: 'image/too-large',
      message: `The picture "${name}" says that it has ${Math.round(pixels / 1e6)} million dots.`,
      hint: 'Make it smaller: 4,000 dots across are more than any screen shows.',
    };
  }
  if (!hasPosition) return undefined;
  return {
    rule: 'image/position',
    severity: 'warning',
    message: `The photograph "${name}" tells where it was taken. Readers’ copies do not, but the file here does.`,
    hint: 'Save it without its location, or take that out: exiftool -gps:all= FILE.',
  };
};
