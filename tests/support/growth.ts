/*
 * What somebody else wrote is read in a time that grows as the text does. No time is asked for in itself: a text that is
 * several times as long may take so many times as long, and what is quadratic takes far longer.
 */

/** Reads a text, whatever comes of it. */
export type Read = (text: string) => unknown;

/** How a reading is measured. */
export interface Growth {
  /** Of the shorter text, in characters; the reading of one from 500 on that takes a millisecond, if left out. */
  readonly length?: number;
  /** How many times as long the other text is. */
  readonly factor: number;
  /** How many times as long its reading may take. */
  readonly mostTimes: number;
  /** What is done sooner, in milliseconds, is quick enough. */
  readonly quick?: number;
}

const attempts = 6;
const least = { milliseconds: 1, length: 500, most: 64_000 };

/** In milliseconds: by the clock, and of the processor, which on some machines is counted in lumps. */
interface Times {
  readonly wall: number;
  readonly cpu: number;
}

let run = 0;
const measure = async (read: Read, text: string): Promise<Times> => {
  // Nothing that is remembered of an earlier run helps.
  const typed = `${text} ${run++}`;
  const [before, start] = [process.threadCpuUsage(), performance.now()];
  await read(typed);
  const [after, end] = [process.threadCpuUsage(), performance.now()];
  const cpu = (after.user + after.system - before.user - before.system) / 1000;
  return { wall: end - start, cpu };
};

/** How many times as long a text takes that is so many times as long; 0 where that is within bounds. */
const findGrowth = async (
  read: Read,
  unit: string,
  before: string,
  growth: Growth,
): Promise<number> => {
  const { factor, mostTimes, quick = 0 } = growth;
  const make = (length: number): string => before + unit.repeat(Math.ceil(length / unit.length));
  let length = growth.length ?? least.length;
  let { wall: few } = await measure(read, make(length));
  while (growth.length === undefined && few < least.milliseconds && length < least.most) {
    length *= 2;
    ({ wall: few } = await measure(read, make(length)));
  }
  if (growth.length === undefined && few < least.milliseconds) return 0;
  let many = Infinity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { wall, cpu } = await measure(read, make(factor * length));
    many = Math.min(many, wall, Math.max(cpu, few));
    if (many < quick || many < few * mostTimes) return 0;
    // No noise makes that much: what is cubic would be run for minutes.
    if (attempt > 0 && many > 2 * few * mostTimes) break;
    // The first runs of some code are slower, and would hide what grows too fast.
    few = Math.min(few, (await measure(read, make(length))).wall);
  }
  return many / few;
};

/** The units of which a text that is several times as long takes too long, each with how much. */
export const findSlow = async (
  read: Read,
  units: readonly string[],
  growth: Growth,
): Promise<string[]> => {
  const slow: string[] = [];
  for (const unit of units) {
    // Blanks at the very beginning are taken off by most, and would test little.
    const times =
      (await findGrowth(read, unit, '', growth)) ||
      (/^\s/.test(unit) ? await findGrowth(read, unit, 'a', growth) : 0);
    if (times > 0) slow.push(`${JSON.stringify(unit)} × ${times.toFixed(1)}`);
  }
  return slow;
};
