import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../support/lock.mjs';
import { machineEnvironment, pinnedNode, projectEnvironment } from './environment.mjs';
import { Failure, Stopped } from './failure.mjs';
import { runNpm } from './npm.mjs';
import {
  isUnfinished,
  markUnfinished,
  readStamp,
  readWantedDigest,
  removeStamp,
  writeStamp,
} from './stamp.mjs';
import { isAtLeast } from './version.mjs';

/** From here on Node runs TypeScript files as they are. */
const oldestRuntime = '22.18.0';

/**
 * From here on npm, which goes by the Node it runs on, leaves out none of the prebuilt programs: their packages are
 * optional, say that they need this version, and are silently skipped on an older one.
 */
const oldestCompleteInstall = '20.19.0';

export const noNodeOfOurs = `Throughline brings no Node.js that runs on this machine (${process.platform}-${process.arch})`;

/**
 * Makes sure that node_modules holds what the lockfile names, and that there is a Node to run it on.
 *
 * @param {string} root The project's folder.
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @returns {Promise<string>} The path of that Node.
 */
export async function installMissing(root, env, say) {
  const digest = readWantedDigest(root);
  const installed = findInstalled(root, digest);
  if (installed !== undefined) return installed;

  const lock = join(root, '.cache', 'install.lock');
  return withLock(
    lock,
    async () => findInstalled(root, digest) ?? (await install(root, env, digest, say)),
    () => {
      say('Another Throughline command is installing: waiting for it …');
    },
  );
}

/**
 * @param {string} root
 * @param {string} digest
 */
function findInstalled(root, digest) {
  const stamp = readStamp(root);
  if (stamp?.digest !== digest) return undefined;
  const node = stamp.runtime === 'pinned' ? pinnedNode(root) : process.execPath;
  return existsSync(node) ? node : undefined;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string} digest
 * @param {(line: string) => void} say
 */
async function install(root, env, digest, say) {
  say('Installing what is missing (about a minute) …');
  // A killed npm leaves half-written packages that the next one takes for whole.
  const isNew = readStamp(root) === undefined || isUnfinished(root);
  if (isUnfinished(root)) rmSync(join(root, 'node_modules'), { recursive: true, force: true });
  markUnfinished(root);
  try {
    const runtime = await installPackages(root, machineEnvironment(env, root), isNew);
    writeStamp(root, { digest, runtime });
    return runtime === 'pinned' ? pinnedNode(root) : process.execPath;
  } catch (error) {
    // npm undoes what it fails at, unless a signal ends it.
    if (!(error instanceof Stopped)) removeStamp(root);
    throw error;
  }
}

const options = ['--include=dev', '--include=optional'];

/** From nothing: what the lockfile names, and a refusal where package.json says otherwise. */
const installAnew = ['ci', ...options];

/** What `npm ci` would do, without first taking away what other commands may be running on. */
const installChanges = ['install', '--no-save', ...options];

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} isNew Whether nothing was installed before that can be trusted.
 * @returns {Promise<import('./stamp.mjs').Stamp['runtime']>}
 */
async function installPackages(root, env, isNew) {
  await runNpm(isNew ? installAnew : installChanges, { cwd: root, env });
  const node = pinnedNode(root);
  if (!starts(node)) {
    removeProgram(root, node);
    if (!isAtLeast(process.version, oldestRuntime)) throw noRuntime();
    return 'own';
  }
  if (!isAtLeast(process.version, oldestCompleteInstall)) {
    await runNpm(installChanges, { cwd: root, env: projectEnvironment(env, root, node) });
  }
  return 'pinned';
}

/** @param {string} node */
function starts(node) {
  try {
    execFileSync(node, ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/**
 * A `node` that cannot start would still come first in the PATH of every npm script.
 *
 * @param {string} root
 * @param {string} node
 */
function removeProgram(root, node) {
  const links = ['node', 'node.cmd', 'node.ps1'].map((name) =>
    join(root, 'node_modules', '.bin', name),
  );
  for (const file of [node, ...links]) rmSync(file, { force: true });
}

function noRuntime() {
  return new Failure(
    `${noNodeOfOurs}, and the machine’s own ${process.versions.node} is too old. ` +
      `Install Node.js ${oldestRuntime} or newer from your system or https://nodejs.org, then run the same command again.`,
  );
}
