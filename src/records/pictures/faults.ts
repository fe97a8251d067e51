import type { Problem } from '../problem.ts';

/** What is wrong with a picture, whatever its name. */
export interface PictureFault extends Pick<Problem, 'severity' | 'rule' | 'hint'> {
  /** What follows its name: `is damaged`. */
  readonly says: string;
  /** In the picture's own file, where that has lines. */
  readonly line?: number;
}

/** Longer files are none that a page should load, whatever they hold. */
export const mostBytes = 100_000_000;

export const error = (
  rule: Problem['rule'],
  says: string,
  hint: string,
  line?: number,
): { fault: PictureFault } => ({
  fault: { severity: 'error', rule, says, hint, ...(line !== undefined && { line }) },
});

export const damaged = error(
  'image/damaged',
  'is damaged or cut off: it cannot be read to its end',
  'Copy it once more from where it came from, or export it anew.',
);

export const tooLarge = (width: number, height: number): { fault: PictureFault } =>
  error(
    'image/too-large',
    `has ${String(width)} × ${String(height)} dots, more than a build can hold`,
    'Make it smaller: 4,000 dots across are more than any screen shows.',
  );

export const tooHeavy = error(
  'image/too-large',
  `has more than ${String(mostBytes / 1e6)} MB`,
  'Make it smaller: no reader’s device should have to load that.',
);

export const glitch: PictureFault = {
  severity: 'warning',
  rule: 'image/damaged',
  says: 'has bytes in it that belong to no picture: part of it may look wrong',
  hint: 'Look at it. If it is damaged, copy it once more from where it came from; else save it anew.',
};

export const still: PictureFault = {
  severity: 'warning',
  rule: 'image/mistyped',
  says: 'is an AVIF that moves: readers see its first picture',
  hint: 'Save it as animated WebP or GIF.',
};
