import { fork } from 'node:child_process';

/**
 * A program beside the build: it works on another processor, and what memory it takes is given back when it ends, as it
 * does with this process at the latest.
 */
export interface Helper<Job, Answer> {
  /**
   * One job at a time; `sent` hears that the program has all of it. Rejects where it could not be done, or the program
   * has broken off.
   */
  readonly ask: (job: Job, sent?: () => void) => Promise<Answer>;
  /** Says what will be of use for jobs to come, and is not answered: `help` gives `undefined` for it. */
  readonly tell: (job: Job) => void;
  /** Whether this process waits for it before it ends by itself. */
  readonly hold: (isHeld: boolean) => void;
  readonly close: () => void;
}

/** What goes back: the answer, or why there is none. */
type Reply<Answer> =
  { readonly answer: Answer } | { readonly message: string; readonly hint: string | undefined };

/** `program` is a module that calls `help`; `name` is what it is called when it breaks off. */
export const openHelper = <Job extends object, Answer>(
  program: URL,
  name: string,
): Helper<Job, Answer> => {
  const child = fork(program, { execArgv: [], serialization: 'advanced' });
  // Whoever asks a program that has not started, or not lasted, is told then.
  child.on('error', () => undefined);
  return {
    ask: (job, sent = () => undefined) =>
      new Promise((resolve, reject) => {
        const fail = (message: string, hint?: string): void => {
          reject(Object.assign(new Error(message), hint !== undefined && { hint }));
        };
        child.removeAllListeners();
        child.once('message', (reply) => {
          const told = reply as Reply<Answer>;
          if ('answer' in told) resolve(told.answer);
          else fail(told.message, told.hint);
        });
        child.once('error', (error) => {
          fail(`${name} could not be started: ${error.message}`);
        });
        child.once('exit', () => {
          fail(`${name} has broken off.`);
        });
        child.send(job, (error) => {
          if (error) fail(`${name} has broken off.`);
          else sent();
        });
      }),
    tell: (job) => {
      child.send(job, () => undefined);
    },
    hold: (isHeld) => {
      const act = isHeld ? 'ref' : 'unref';
      child[act]();
      child.channel?.[act]();
    },
    close: () => {
      child.removeAllListeners();
      child.kill();
    },
  };
};

const toReply = (error: unknown): Reply<never> => ({
  message: error instanceof Error ? error.message : String(error),
  hint: error instanceof Error && 'hint' in error ? String(error.hint) : undefined,
});

/** Makes this process a helper: `act` does each job that it is asked for, and gives `undefined` for what it is told. */
export const help = (act: (job: never) => Promise<unknown>): void => {
  process.once('disconnect', () => process.exit());
  process.on('message', (job) => {
    void act(job as never)
      .then((answer): Reply<unknown> => ({ answer }), toReply)
      .then((reply) => {
        if ('answer' in reply && reply.answer === undefined) return;
        // Nobody waits for the answer where the build has ended before.
        process.send?.(reply, () => undefined);
      });
  });
};
