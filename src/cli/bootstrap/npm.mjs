import { Failure, Stopped } from './failure.mjs';
import { run } from './run.mjs';

/** What to do about the errors that people meet, by npm's error code. */
const advice = [
  {
    codes:
      /^(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|E\w*SOCKET\w*|ERR_SOCKET_\w+|EIDLETIMEOUT|ENETUNREACH|EHOSTUNREACH)$/,
    text: 'The npm registry cannot be reached from this machine. Check the connection (npm ping).',
  },
  {
    codes: /^(EACCES|EPERM|EROFS)$/,
    text: 'This user may not write to the project folder or to npm’s cache. Check who owns them.',
  },
  { codes: /^ENOSPC$/, text: 'The disk is full. Make room.' },
  {
    codes: /^(EINTEGRITY|ZLIB_ERROR|TAR_\w+)$/,
    text: 'A downloaded package is damaged. Clear npm’s cache (npm cache clean --force).',
  },
];

/**
 * No package runs a script of its own. And npm's own patience, at several hundred packages, adds up to ten minutes before
 * it says that there is no network.
 */
const always = [
  '--ignore-scripts',
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=2000',
  '--fetch-timeout=60000',
];

/**
 * Runs npm, quietly and without the scripts of packages.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
export async function runNpm(args, options) {
  const outcome = await run('npm', [...args, ...always], { ...options, capture: true }).catch(
    () => {
      throw new Failure(
        'Throughline installs what it needs with npm, and there is no npm in PATH. ' +
          'It comes with Node.js: install that from your system or https://nodejs.org, then run the same command again.',
      );
    },
  );
  if (outcome.stopped) throw new Stopped();
  if (outcome.code !== 0) throw new Failure(explainNpm(args[0] ?? '', outcome.output));
}

/**
 * @param {string} command The npm command that failed.
 * @param {string} output
 */
export function explainNpm(command, output) {
  const lines = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/complete log|debug-\d/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ''))
    .filter((line) => line !== '');
  const code = /^code (\S+)/.exec(lines[0] ?? '')?.[1] ?? '';
  const hint = advice.find(({ codes }) => codes.test(code))?.text;
  return [
    `Throughline could not install what it needs: npm ${command} failed.`,
    ...lines.slice(0, 4).map((line) => `  ${line}`),
    `${hint ?? 'npm’s own log, in ~/.npm/_logs, tells more.'} Then run the same command again.`,
  ].join('\n');
}
