import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from './environment.mjs';
import { Failure, Stopped } from './failure.mjs';
import { run } from './run.mjs';

/**
 * A program that tests drive.
 *
 * @typedef {object} Browser
 * @property {string} name What people call it.
 * @property {string} tests The tests that are skipped without it.
 * @property {readonly string[]} programs Its names in PATH, the best first.
 * @property {readonly string[]} [helpers] Programs that it cannot be driven without.
 * @property {readonly string[]} packages The Debian packages that bring it, and what it needs.
 * @property {boolean} [letsPeopleIn] Whether its package starts a service by which others get into the machine: it is then
 * only installed where nothing starts services, as in a container.
 * @property {string} chosenBy The variable in which a person names another one.
 * @property {string} passedAs The variable in which the tests are told its path.
 */

/** fonts-noto-core draws Persian, Arabic, Armenian and Georgian: without it a page of those is all boxes. */
const fonts = 'fonts-noto-core';

/** @satisfies {Record<string, Browser>} */
export const browsers = {
  chromium: {
    name: 'Chromium',
    tests: 'Browser tests',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    packages: ['chromium', fonts],
    chosenBy: 'CHROME_PATH',
    passedAs: 'THROUGHLINE_CHROMIUM',
  },
  firefox: {
    name: 'Firefox',
    tests: 'Tests in Firefox',
    programs: ['firefox-esr', 'firefox'],
    packages: ['firefox-esr', fonts],
    chosenBy: 'FIREFOX_PATH',
    passedAs: 'THROUGHLINE_FIREFOX',
  },
  webkit: {
    name: 'WebKitWebDriver',
    tests: 'Tests in WebKit',
    programs: ['WebKitWebDriver'],
    // It has no mode without a screen.
    helpers: ['Xvfb'],
    packages: ['webkit2gtk-driver', 'xvfb', fonts],
    chosenBy: 'WEBKIT_DRIVER_PATH',
    passedAs: 'THROUGHLINE_WEBKIT',
  },
  lynx: {
    name: 'lynx',
    tests: 'Tests in lynx',
    programs: ['lynx'],
    packages: ['lynx'],
    chosenBy: 'LYNX_PATH',
    passedAs: 'THROUGHLINE_LYNX',
  },
  w3m: {
    name: 'w3m',
    tests: 'Tests in w3m',
    programs: ['w3m'],
    packages: ['w3m'],
    chosenBy: 'W3M_PATH',
    passedAs: 'THROUGHLINE_W3M',
  },
  xmllint: {
    name: 'xmllint',
    tests: 'Tests of sitemaps by their schema',
    programs: ['xmllint'],
    packages: ['libxml2-utils'],
    chosenBy: 'XMLLINT_PATH',
    passedAs: 'THROUGHLINE_XMLLINT',
  },
  newsboat: {
    name: 'newsboat',
    tests: 'Feeds in newsboat',
    programs: ['newsboat'],
    packages: ['newsboat'],
    chosenBy: 'NEWSBOAT_PATH',
    passedAs: 'THROUGHLINE_NEWSBOAT',
  },
  java: {
    name: 'Java',
    tests: 'Checks of HTML',
    programs: ['java'],
    packages: ['default-jre-headless'],
    chosenBy: 'JAVA_PATH',
    passedAs: 'THROUGHLINE_JAVA',
  },
  nginx: {
    name: 'nginx',
    tests: 'Tests of the site on nginx',
    programs: ['nginx'],
    packages: ['nginx-light', 'libnginx-mod-http-brotli-static'],
    chosenBy: 'NGINX_PATH',
    passedAs: 'THROUGHLINE_NGINX',
  },
  apache: {
    name: 'Apache',
    tests: 'Tests of the site on Apache',
    programs: ['apache2'],
    // The program and its modules, without the service that the package apache2 would start.
    packages: ['apache2-bin'],
    chosenBy: 'APACHE_PATH',
    passedAs: 'THROUGHLINE_APACHE',
  },
  sshd: {
    name: 'sshd',
    tests: 'Tests of deployments by ssh',
    programs: ['sshd'],
    packages: ['openssh-server'],
    letsPeopleIn: true,
    chosenBy: 'SSHD_PATH',
    passedAs: 'THROUGHLINE_SSHD',
  },
};

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(file: string) => boolean} [isProgram]
 * @param {Browser} [browser]
 * @returns {string | undefined}
 */
export function findBrowser(env, isProgram = isExecutable, browser = browsers.chromium) {
  const named = env[browser.chosenBy] ?? '';
  if (named !== '' && !isProgram(named)) {
    throw new Failure(
      `${browser.chosenBy} names ${named}, which is not a program. Correct it or unset it.`,
    );
  }
  /** @param {string} name */
  const find = (name) =>
    pathOf(env)
      .map((folder) => join(folder, name))
      .find((place) => isProgram(place));
  if ((browser.helpers ?? []).some((name) => find(name) === undefined)) return undefined;
  if (named !== '') return named;
  return browser.programs.map(find).find((place) => place !== undefined);
}

/**
 * Makes sure of a browser for the tests that need one, where this machine lets it be installed.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @param {Browser} [browser]
 * @returns {Promise<string>} The path of its program; empty where its tests have to be skipped.
 */
export async function ensureBrowser(env, say, browser = browsers.chromium) {
  const find = () => findBrowser(env, isExecutable, browser);
  const present = find();
  if (present !== undefined) return present;

  const { name, tests, chosenBy } = browser;
  const problem = canInstall(env, browser)
    ? await installBrowser(env, say, browser)
    : `there is no ${name} here`;
  const installed = find();
  if (installed !== undefined) return installed;

  const orElse = name === 'Chromium' ? 'Chromium or Chrome' : name;
  const remedy = `Install ${orElse}, or name one in ${chosenBy}.`;
  if (env['CI'] === 'true') throw new Failure(`${tests} cannot run: ${problem}. ${remedy}`);
  say(`${tests} are skipped: ${problem}. ${remedy}`);
  return '';
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {Browser} browser
 */
function canInstall(env, { letsPeopleIn = false }) {
  return (
    !(letsPeopleIn && existsSync('/run/systemd/system')) &&
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    pathOf(env).some((folder) => isExecutable(join(folder, 'apt-get')))
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} say
 * @param {Browser} browser
 * @returns {Promise<string>} What to say if there still is no browser.
 */
async function installBrowser(env, say, { name, tests, packages }) {
  say(
    `Installing ${name} for the ${tests.replace(/^./, (letter) => letter.toLowerCase())} (about a minute) …`,
  );
  const options = { cwd: '/', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  // An outdated list of packages may still do, so a failure of the first is left to the second.
  await run('apt-get', ['update', '-qq'], options);
  const { code, stopped, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    options,
  );
  if (stopped) throw new Stopped();
  const reason = /^E: (.*?)\.?$/m.exec(output)?.[1] ?? `apt-get ended with ${code}`;
  return `${name} could not be installed (${reason})`;
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
