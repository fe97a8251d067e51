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

/** What of an extension a picture is drawn by. */
const toDrawn = (part: Buffer): Buffer => {
  if (part[labelAt] === graphicControl) return part;
  const name = part.toString('latin1', nameAt, nameAt + 11);
  if (part[labelAt] !== application || !looping.test(name)) return Buffer.alloc(0);
  // More than the number of times, behind it, would be somebody's own.
  const times = part.subarray(nameAt + 11, nameAt + 15);
  const isCount = times.length === 4 && times[0] === 3 && times[1] === 1;
  return isCount
    ? Buffer.concat([part.subarray(0, nameAt + 11), times, Buffer.alloc(1)])
    : Buffer.alloc(0);
};

/**
 * A GIF without its comments and metadata, and without what hangs on behind its end; the pictures in it are not
 * touched, and run as often as they did.
 */
export const withoutGifMetadata = (gif: Buffer): Buffer => {
  let at = 13 + colours(gif[10] ?? 0);
  const parts = [gif.subarray(0, at)];
  while (at < gif.length && gif[at] !== trailer) {
    if (gif[at] === extension) {
      const end = endOfBlocks(gif, at + 2);
      parts.push(toDrawn(gif.subarray(at, end)));
      at = end;
    } else if (gif[at] === image) {
      // Behind the colours stands one byte of how they are packed.
      const end = endOfBlocks(gif, at + 11 + colours(gif[at + 9] ?? 0));
      parts.push(gif.subarray(at, end));
      at = end;
      // What is no block is nothing that anybody draws.
    } else at += 1;
  }
  return Buffer.concat([...parts, Buffer.of(trailer)]);
};
