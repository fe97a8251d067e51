import { didYouMean } from '../records/fold.ts';
import { explainDisk } from '../support/disk-errors.mjs';

/**
 * What a command says, and the exit code that it ends with: 0, 1 where it failed, 2 where it was not understood, 3 where its
 * help says what that means.
 */
export interface Ended {
  readonly code: 0 | 1 | 2 | 3;
  readonly out: string;
  readonly error: string;
}

export const succeed = (out: string): Ended => ({ code: 0, out, error: '' });

export const fail = (error: string, code: 1 | 2 = 1): Ended => ({ code, out: '', error });

/** Prints what a command says and sets the exit code. */
export const end = ({ code, out, error }: Ended): void => {
  if (out !== '') console.log(out);
  if (error !== '') console.error(error);
  process.exitCode = code;
};

/** What went wrong, for people. */
export const toWords = (error: unknown): string =>
  explainDisk(error) ?? (error instanceof Error ? error.message : String(error));

const failWith = (error: unknown): Ended => fail(toWords(error));

/** The options that a command's help names: `--out`. */
const findOptions = (usage: string): ReadonlySet<string> =>
  new Set(usage.match(/(?<![\w-])--[a-z][a-z-]*/g));

/** Whether somebody asks how a command is used. */
export const isHelp = (argument: string): boolean => argument === '--help' || argument === '-h';

/**
 * What is wrong with the arguments, with the nearest option where one is not known, and how the command is used. Where
 * that is what was asked for, nothing is wrong.
 */
export const misunderstand = (error: unknown, usage: string): Ended => {
  const words = toWords(error);
  const [, unknown] = /^Unknown option '([^']*)'/.exec(words) ?? [];
  if (unknown === undefined) return fail(`${words}\n\n${usage}`, 2);
  if (isHelp(unknown)) return succeed(usage);
  const nearest = didYouMean(unknown, findOptions(usage));
  return fail(`Unknown option '${unknown}'.${nearest}\n\n${usage}`, 2);
};

/** What a command's arguments ask for; undefined where they make no sense, which is then said. */
export const readOrEnd = <Options>(read: () => Options, usage: string): Options | undefined => {
  try {
    return read();
  } catch (error) {
    end(misunderstand(error, usage));
    return undefined;
  }
};

/** Reads a command's arguments, which throws with what is wrong with them, and does what they ask for. */
export const runCommand = async <Options>(
  read: () => Options,
  usage: string,
  act: (options: Options) => Promise<Ended>,
): Promise<Ended> => {
  let options;
  try {
    options = read();
  } catch (error) {
    return misunderstand(error, usage);
  }
  return act(options).catch(failWith);
};
