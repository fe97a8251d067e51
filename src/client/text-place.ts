/** A block of a text on the screen: its edges in pixels from the top of the window. */
export interface Edges {
  readonly top: number;
  readonly bottom: number;
}

/** How much of a piece has to be read for its place to be worth anything. */
const beginning = 0.05;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Where a reader is in a text: the block that lies across the line, a quarter down the window, at which eyes rest.
 * `undefined` at the text's beginning. The end is reached when it can be seen.
 */
export const findPlace = (
  blocks: readonly Edges[],
  height: number,
): { readonly block: number; readonly part: number; readonly read: number } | undefined => {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return undefined;
  const line = height / 4;
  const share = ({ top, bottom }: Edges): number => (line - top) / Math.max(1, bottom - top);
  const read = last.bottom <= height ? 1 : share({ top: first.top, bottom: last.bottom });
  if (read < beginning) return undefined;
  const at = blocks.findIndex(({ bottom }) => bottom > line);
  const block = at < 0 ? blocks.length - 1 : at;
  const part = Math.min(1, Math.max(0, share(blocks[block] ?? last)));
  return { block, part: round(part), read: round(read) };
};

/**
 * The block that a place meant, in a text that may have been edited since: of those that begin with the same words
 * the nearest; else the one in its place; else the last.
 */
export const findBlock = (
  beginnings: readonly string[],
  place: { readonly block: number; readonly text: string },
): number => {
  const distance = (index: number): number => Math.abs(index - place.block);
  const [nearest] = beginnings
    .flatMap((text, index) => (text === place.text ? [index] : []))
    .sort((a, b) => distance(a) - distance(b));
  return nearest ?? Math.min(place.block, beginnings.length - 1);
};
