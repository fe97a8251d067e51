/** What a command says, and the exit code that it ends with. */
export interface Ended {
  /** 0 where nothing was skipped unexpectedly, 1 where something was, 2 where the command was not understood. */
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly error: string;
}

/** Where a command runs. */
export interface Surroundings {
  /** The project's folder. */
  readonly root: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** One way of bringing texts in. */
export interface ImportCommand {
  /** What it does, and with which options, for people. */
  readonly usage: string;
  readonly run: (args: readonly string[], around: Surroundings) => Promise<Ended>;
}

const commands: Readonly<Record<string, ImportCommand>> = {};

const usage = `Brings texts in from elsewhere. Nothing that a person has edited is written over.
${Object.values(commands)
  .map((command) => command.usage)
  .join('\n')}`;

/**
 * Runs one way of importing.
 *
 * @param args What follows the command's own name.
 */
export const runImport = async (args: readonly string[], around: Surroundings): Promise<Ended> => {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command ? command.run(rest, around) : { code: 2, out: '', error: usage };
};
