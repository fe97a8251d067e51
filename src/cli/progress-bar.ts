/** Draws how far a long work is, in one line of the terminal; nothing where nobody looks. */
export interface ProgressBar {
  /** @param done From 0 to 1. */
  readonly draw: (done: number, words: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const width = 30;

/** More often, nobody would see it. */
const everyMs = 100;

export const makeProgressBar = (stream: NodeJS.WriteStream): ProgressBar => {
  if (!stream.isTTY) return { draw: () => undefined, end: () => undefined };
  let drawn = 0;
  return {
    draw: (done, words) => {
      if (Date.now() - drawn < everyMs) return;
      drawn = Date.now();
      const filled = Math.round(done * width);
      const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
      stream.write(`\r\u001B[K${bar} ${String(Math.floor(done * 100)).padStart(3)} %  ${words}`);
    },
    end: () => void stream.write('\r\u001B[K'),
  };
};
