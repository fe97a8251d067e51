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
