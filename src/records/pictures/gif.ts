import type { ParsedPicture } from './metadata.ts';

const [extension, image, trailer] = [0x21, 0x2c, 0x3b];

/** How long a frame stays, and which colour in it is transparent. */
const graphicControl = 0xf9;
const application = 0xff;

/** Programs whose extension says how often the pictures run; all others (XMP, what editors add) only tell of it. */
const looping = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/;

/** Of an extension that begins there: its introducer, its label, and the first block with its length. */
const [labelAt, nameAt] = [1, 3];

/** The bytes that a table of colours takes, by the flags that announce it. */
const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);

/** Where the blocks end that begin there, each with its length before it: behind the one of no length. */
const endOfBlocks = (gif: Buffer, start: number): number => {
  let at = start;
  for (let length = gif[at] ?? 0; length > 0; length = gif[at] ?? 0) at += 1 + length;
  return at + 1;
};

/** The bytes of blocks, one after the other. */
const joinBlocks = (gif: Buffer, start: number, end: number): Buffer => {
  const parts: Buffer[] = [];
  for (let at = start; at < end - 1; at += 1 + (gif[at] ?? 0))
    parts.push(gif.subarray(at + 1, at + 1 + (gif[at] ?? 0)));
  return Buffer.concat(parts);
};

/** What of an extension a picture is shown by. */
const toShown = (part: Buffer): Buffer => {
  const none = Buffer.alloc(0);
  if (part[labelAt] === graphicControl) return part.length === 8 && part[2] === 4 ? part : none;
  const name = part.toString('latin1', nameAt, nameAt + 11);
  if (part[labelAt] !== application || !looping.test(name)) return none;
  // More than the number of times, behind it, would be somebody's own.
  const times = part.subarray(nameAt + 11, nameAt + 15);
  const isCount = times.length === 4 && times[0] === 3 && times[1] === 1;
  return isCount ? Buffer.concat([part.subarray(0, nameAt + 11), times, Buffer.alloc(1)]) : none;
};

const longestCode = 12;

/**
 * Whether the codes of a picture give as many dots as it has, and nothing stands behind them. Only lengths are computed:
 * each code stands for one dot more than the one before it did.
 */
const isWholePicture = (codes: Buffer, smallest: number, dots: number): boolean => {
  if (smallest < 2 || smallest > 8) return false;
  const [clear, end] = [2 ** smallest, 2 ** smallest + 1];
  const lengths = new Uint32Array(2 ** longestCode);
  lengths.fill(1, 0, clear);
  let [next, bits, previous, found] = [end + 1, smallest + 1, -1, 0];
  let [buffer, held, at] = [0, 0, 0];
  for (;;) {
    while (held < bits) {
      // Some programs leave the code out that ends a picture.
      if (at === codes.length) return found === dots;
      buffer |= (codes[at++] ?? 0) << held;
      held += 8;
    }
    const code = buffer & (2 ** bits - 1);
    buffer >>>= bits;
    held -= bits;
    if (code === end) return found === dots && codes.length - at < 2;
    if (code === clear) {
      [next, bits, previous] = [end + 1, smallest + 1, -1];
      continue;
    }
    if (code > next || (code === next && previous < 0)) return false;
    if (previous >= 0 && next < lengths.length) {
      lengths[next] = (lengths[previous] ?? 0) + 1;
      next += 1;
      if (next === 2 ** bits && bits < longestCode) bits += 1;
    }
    found += lengths[code] ?? 0;
    if (found > dots) return false;
    previous = code;
  }
};

/**
 * A GIF taken apart: the pictures in it are not touched, and run as often as they did. `cut` where it breaks off, `undefined`
 * where one of them cannot be read to its end, or something else is in it.
 */
export const parseGif = (gif: Buffer): ParsedPicture | 'cut' | undefined => {
  let at = 13 + colours(gif[10] ?? 0);
  const parts = [gif.subarray(0, at)];
  const rest: Buffer[] = [];
  let frames = 0;
  while (at < gif.length && gif[at] !== trailer) {
    const isImage = gif[at] === image;
    if (!isImage && gif[at] !== extension) return undefined;
    // Before a picture's blocks stand its place, its colours, and one byte of how it is packed.
    const blocks = isImage ? at + 11 + colours(gif[at + 9] ?? 0) : at + 2;
    const end = endOfBlocks(gif, blocks);
    if (end > gif.length) return 'cut';
    const part = gif.subarray(at, end);
    if (isImage) {
      const dots = part.readUInt16LE(5) * part.readUInt16LE(7);
      if (!isWholePicture(joinBlocks(gif, blocks, end), gif[blocks - 1] ?? 0, dots))
        return undefined;
      frames += 1;
      parts.push(part);
    } else {
      const shown = toShown(part);
      parts.push(shown);
      if (shown.length < part.length) rest.push(part, joinBlocks(gif, blocks, end));
    }
    at = end;
  }
  if (frames === 0) return undefined;
  rest.push(gif.subarray(at + 1));
  return { clean: Buffer.concat([...parts, Buffer.of(trailer)]), rest, frames };
};
