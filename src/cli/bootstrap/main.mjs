import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { explainDisk } from '../../support/disk-errors.mjs';
import { browsers, ensureBrowser } from './ensure-browser.mjs';
import { pinnedNode, projectEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { installMissing, noNodeOfOurs } from './install.mjs';
import { run } from './run.mjs';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const reportFaults = pathToFileURL(join(root, 'src/cli/bootstrap/report-faults.mjs')).href;
const usage =
  'Usage: node src/cli/bootstrap.mjs [--browser[=chromium,lynx,…]] <command> [arguments]';

/**
 * @param {readonly string[]} argv Without the program's own name.
 * @returns {Promise<number>} The exit code: that of the command, where it came to run.
 */
export async function main(argv) {
  try {
    return await installAndRun(argv);
  } catch (error) {
    console.error(explainDisk(error) ?? (error instanceof Error ? error.message : error));
    return error instanceof Failure ? error.exitCode : 1;
  }
}

/** @param {readonly string[]} argv */
async function installAndRun(argv) {
  const { needed, command, args } = readArguments(argv);
  const say = (/** @type {string} */ line) => {
    console.error(line);
  };

  const node = await installMissing(root, process.env, say);
  if (node !== pinnedNode(root)) {
    say(`${noNodeOfOurs}: using the machine’s own ${process.versions.node}.`);
  }
  const env = projectEnvironment(process.env, root, node);
  for (const browser of needed) {
    env[browser.passedAs] = await ensureBrowser(env, say, browser);
  }

  const all = command === 'node' ? ['--import', reportFaults, ...args] : args;
  const outcome = await run(command, all, { cwd: root, env }).catch(() => {
    throw new Failure(
      `There is no command "${command}", neither in node_modules/.bin nor in PATH.`,
      127,
    );
  });
  return outcome.code;
}

/** @param {readonly string[]} argv */
export function readArguments(argv) {
  const flag = /^--browser(?:=(.*))?$/.exec(argv[0] ?? '');
  const names = flag ? (flag[1] ?? 'chromium').split(',') : [];
  const needed = Object.entries(browsers).filter(([name]) => names.includes(name));
  const [command, ...args] = flag ? argv.slice(1) : argv;
  if (command === undefined || needed.length < names.length) throw new Failure(usage, 2);
  return { needed: needed.map(([, browser]) => browser), command, args };
}
