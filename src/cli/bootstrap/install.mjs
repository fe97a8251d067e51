import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

const options = ['--ignore-scripts', '--include=dev', '--include=optional'];

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
  const version = readVersion(join(root, 'node_modules', 'node', 'package.json'));
  const isReady = () => runs(node, version);
  // What is there already is left in peace: other commands may be running on it.
  const failure = isReady() ? undefined : await runAllowedScripts(root, env);

  if (!isReady()) {
    // A `node` that cannot start would still come first in the PATH of every npm script.
    rmSync(dirname(node), { recursive: true, force: true });
    if (!isAtLeast(process.version, oldestRuntime)) throw noRuntime(version, failure);
    return 'own';
  }
  if (!isAtLeast(process.version, oldestCompleteInstall)) {
    await runNpm(installChanges, { cwd: root, env: projectEnvironment(env, root, node) });
  }
  return 'pinned';
}

/**
 * Runs the install scripts that package.json allows, in the field that npm reads too since version 11. All that they
 * bring is the pinned Node: the prebuilt programs of other packages come as packages themselves.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Failure | undefined>} What went wrong: the pinned Node does not exist for every platform.
 */
async function runAllowedScripts(root, env) {
  const manifest = /** @type {{ allowScripts: Record<string, boolean> }} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  );
  const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
  try {
    await runNpm(['rebuild', ...allowed, '--ignore-scripts=false'], { cwd: root, env });
    return undefined;
  } catch (error) {
    if (error instanceof Stopped || !(error instanceof Failure)) throw error;
    return error;
  }
}

/**
 * @param {string} node
 * @param {string} version
 */
function runs(node, version) {
  try {
    const printed = execFileSync(node, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
    return printed.trim() === `v${version}`;
  } catch {
    return false;
  }
}

/** @param {string} manifest */
function readVersion(manifest) {
  return /** @type {{ version: string }} */ (JSON.parse(readFileSync(manifest, 'utf8'))).version;
}

/**
 * @param {string} version
 * @param {Failure | undefined} cause
 */
function noRuntime(version, cause) {
  const lines = [
    `Throughline’s own Node.js ${version} could not be installed on ${process.platform}-${process.arch}, and this machine’s ` +
      `${process.versions.node} is too old to stand in for it.`,
    ...(cause === undefined ? [] : cause.message.split('\n').slice(1, -1)),
    `Install Node.js ${oldestRuntime} or newer from your system or https://nodejs.org, then run the same command again.`,
  ];
  return new Failure(lines.join('\n'));
}
