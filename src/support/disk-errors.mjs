/**
 * The code of a system's error, such as `ENOENT`; empty where there is none.
 *
 * @param {unknown} error
 */
export const codeOf = (error) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a disk says when it takes no more: in Node's words, in those of tools in C, and of tools in Rust. */
const faults = [
  {
    code: 'ENOSPC',
    words: /\bENOSPC\b|No space left on device|\(os error 28\)/i,
    what: 'The disk is full',
    remedy: 'Make room',
  },
  {
    code: 'EDQUOT',
    words: /\bEDQUOT\b|Disk quota exceeded|\(os error 122\)/i,
    what: 'The disk quota is used up',
    remedy: 'Make room, or ask for more',
  },
  {
    code: 'EROFS',
    words: /\bEROFS\b|Read-only file system|\(os error 30\)/i,
    what: 'The disk can only be read',
    remedy: 'Make it writable, or work in another folder',
  },
  {
    code: 'EIO',
    words: /\bEIO\b|Input\/output error|\(os error 5\)/i,
    what: 'The disk failed',
    remedy: 'Look into the system’s log, and copy what is on it elsewhere',
  },
];

/**
 * An error and all that caused it.
 *
 * @param {unknown} error
 * @returns {unknown[]}
 */
const withCauses = (error) =>
  error instanceof Error && error.cause !== undefined
    ? [error, ...withCauses(error.cause)]
    : [error];

/** @param {unknown} error */
const toWords = (error) => (error instanceof Error ? error.message : String(error));

/** @param {unknown} error */
const pathOf = (error) => {
  const { dest, path } = /** @type {{ dest?: unknown, path?: unknown }} */ (Object(error));
  return [dest, path].find((each) => typeof each === 'string');
};

/**
 * What a full or broken disk means to people, and what to do, in one line; undefined for any other error.
 *
 * @param {unknown} error What was thrown, or what a program printed.
 */
export const explainDisk = (error) => {
  const errors = withCauses(error);
  const fault =
    faults.find(({ code }) => errors.some((each) => codeOf(each) === code)) ??
    faults.find(({ words }) => errors.some((each) => words.test(toWords(each))));
  if (!fault) return undefined;
  const path = errors.map(pathOf).find((each) => each !== undefined);
  return `${fault.what}${path === undefined ? '' : ` (${path})`}. ${fault.remedy}, then run the same command again.`;
};
