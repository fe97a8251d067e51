import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Outcome
 * @property {number} code The exit code; 128 and the signal's number where a signal ended the program.
 * @property {boolean} stopped Whether a signal ended the program, or was passed on to it, whatever it made of that.
 * @property {string} output Both streams, where they were captured.
 */

/**
 * Runs a program to its end. Signals that reach this process are passed on, so that stopping the one stops the other.
 *
 * @param {string} command Looked up in the PATH of `env`.
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, capture?: boolean }} options
 *   `capture` keeps the output back and gives the program no standard input.
 * @returns {Promise<Outcome>} Rejects where the program cannot be started.
 */
export function run(command, args, { cwd, env, capture = false }) {
  return new Promise((resolve, reject) => {
    // Before the program starts: this process may be stopped while it is still busy with starting it.
    const forwarding = forwardSignals(() => child);
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // Windows starts npm and the programs of node_modules/.bin through their .cmd files only.
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);

    child.on('error', (error) => {
      forwarding.stop();
      reject(error);
    });
    child.on('close', (code, signal) => {
      const stopped = forwarding.stop() || signal !== null;
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), stopped, output });
    });
  });
}

/** @param {() => import('node:child_process').ChildProcess} child Asked for when a signal arrives. */
function forwardSignals(child) {
  let received = false;
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    received = true;
    // A terminal's Ctrl-C has reached the child already: a second one would cut its orderly end short.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child().kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, forward);
  return {
    /** @returns {boolean} Whether any was passed on. */
    stop() {
      for (const signal of signals) process.off(signal, forward);
      return received;
    },
  };
}
