/** Something that the person at the keyboard can mend: shown as its message alone, never with a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} message What is wrong and what to do about it.
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A signal ended what was under way: nothing is wrong, and nothing can be said of what is left behind. */
export class Stopped extends Failure {
  constructor() {
    super('Stopped.', 130);
  }
}
