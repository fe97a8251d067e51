import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from './environment.mjs';
import { Failure, Stopped } from './failure.mjs';
import { run } from './run.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** fonts-noto-core draws Persian, Arabic, Armenian and Georgian: without it a page of those is all boxes. */
const debianPackages = ['chromium', 'fonts-noto-core'];

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(file: string) => boolean} [isProgram]
 * @returns {string | undefined}
 */
export function findBrowser(env, isProgram = isExecutable) {
  const named = env['CHROME_PATH'] ?? '';
  if (named === '') {
    const places = programs.flatMap((name) => pathOf(env).map((folder) => join(folder, name)));
    return places.find((place) => isProgram(place));
  }
  if (!isProgram(named)) {
    throw new Failure(
      `CHROME_PATH names ${named}, which is not a program. Correct it or unset it.`,
    );
  }
  return named;
}

/**
 * Makes sure of a browser for the tests that need one, where this machine lets it be installed.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @returns {Promise<string>} The path of a Chromium; empty where browser tests have to be skipped.
 */
export async function ensureBrowser(env, say) {
  const present = findBrowser(env);
  if (present !== undefined) return present;

  const problem = canInstall(env) ? await installBrowser(env, say) : 'there is no Chromium here';
  const installed = findBrowser(env);
  if (installed !== undefined) return installed;

  const remedy = 'Install Chromium or Chrome, or name one in CHROME_PATH.';
  if (env['CI'] === 'true') throw new Failure(`Browser tests cannot run: ${problem}. ${remedy}`);
  say(`Browser tests are skipped: ${problem}. ${remedy}`);
  return '';
}

/** @param {NodeJS.ProcessEnv} env */
function canInstall(env) {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    pathOf(env).some((folder) => isExecutable(join(folder, 'apt-get')))
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @returns {Promise<string>} What to say if there still is no browser.
 */
async function installBrowser(env, say) {
  say('Installing Chromium for the browser tests (about a minute) …');
  const options = { cwd: '/', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  // An outdated list of packages may still do, so a failure of the first is left to the second.
  await run('apt-get', ['update', '-qq'], options);
  const { code, stopped, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages],
    options,
  );
  if (stopped) throw new Stopped();
  const reason = /^E: (.*?)\.?$/m.exec(output)?.[1] ?? `apt-get ended with ${code}`;
  return `Chromium could not be installed (${reason})`;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
