import { delimiter, dirname, join } from 'node:path';

/**
 * The project's own Node, whether it is there or not: it comes in a package for each platform, which package.json names
 * as an optional dependency.
 *
 * @param {string} root The project's folder.
 */
export function pinnedNode(root) {
  const [platform, program] =
    process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  return join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program);
}

/**
 * The environment that commands of the project run in: `node`, and whatever the dependencies bring, come first.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @param {string} node The Node that the command is to find.
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnvironment(env, root, node) {
  const folders = [dirname(node), join(root, 'node_modules', '.bin'), ...pathOf(env)];
  return {
    ...env,
    PATH: [...new Set(folders)].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    // What Node has made of a module, types stripped, serves the next command: a quarter of a second of each.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  };
}

/**
 * The machine's own environment, without what npm or an earlier bootstrap put in front of PATH. npm must not run on
 * the pinned Node, which it may be about to replace.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
export function machineEnvironment(env, root) {
  const ours = join(root, 'node_modules');
  const folders = pathOf(env).filter((folder) => !folder.startsWith(ours));
  return { ...env, PATH: folders.join(delimiter) };
}

/** @param {NodeJS.ProcessEnv} env */
export function pathOf(env) {
  return (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}
