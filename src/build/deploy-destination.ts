import { resolve } from 'node:path';
import { explainSsh } from './ssh-fault.ts';

/** Where editions are deployed to. */
export interface Destination {
  /** What people call it: `user@host:/path`, or the folder. */
  readonly name: string;
  readonly folder: string;
  /** Whether that is on this machine. */
  readonly isHere: boolean;
  /** Program and arguments that run one command line there. */
  readonly shell: readonly string[];
  /** The same with further options of OpenSSH; undefined where that is not what leads there, as far as one can tell. */
  readonly withOptions?: (options: readonly string[]) => readonly string[];
  /** What it means, and what to do, where that program ends without having run anything there. */
  readonly explain: (code: number | null, said: string) => string | undefined;
}

/** It gives up where nothing answers, be it at first or later. */
export const usualSsh =
  'ssh -o ConnectTimeout=20 -o ServerAliveInterval=20 -o ServerAliveCountMax=3';

const host = String.raw`(?<user>[^@/:]+@)?(?:\[(?<six>[\da-f:.%\w]+)\]|(?<name>[^@/:[\]]+))`;
const asUrl = new RegExp(String.raw`^ssh://${host}(?::(?<port>\d+))?/(?<path>.+)$`, 'i');
const asCopy = new RegExp(`^${host}:(?<path>.+)$`, 'i');

const isRemote = (to: string): boolean => /^[^/]+:/.test(to);

const toFault = (to: string): Error =>
  new Error(
    `"${to}" names no folder to deploy to. Write user@host:/srv/www/site, ssh://user@host:port/srv/www/site, or a folder here.`,
  );

/** From the home folder, where it does not begin at the root; a shell would take `~` for a name, quoted as it is. */
const toThere = (path: string): string => (path.startsWith('/') ? path : `./${path}`);

/** In an address, what follows the host begins at the root, but for `~/`. */
const toFolder = (path: string, isUrl: boolean): string => {
  const whole = isUrl ? decodeURIComponent(path).replace(/^(?!~\/)/, '/') : path;
  return toThere(whole.replace(/^~\//, '')).replace(/(?<!\/)\/+$/, '');
};

/**
 * By the name of the program, as git tells it, too: something else may know no options. Who shares connections in a way
 * of their own is left to it.
 */
const isOpenSsh = (ssh: string): boolean =>
  /^(?:\S*\/)?ssh(?:\s|$)/.test(ssh) && !/Control(?:Master|Path|Persist)/i.test(ssh);

/**
 * `user@host:/path` and `ssh://user@host:port/path` are another machine's folder, by ssh; all else is a folder here.
 *
 * @param ssh A command line, as a shell reads it.
 * @throws Where that is no place for editions.
 */
export const toDestination = (to: string, ssh: string): Destination => {
  const url = asUrl.exec(to)?.groups;
  const groups = url ?? (/^\w+:\/\//.test(to) ? undefined : asCopy.exec(to)?.groups);
  if (!groups) {
    const folder = resolve(to);
    if (to === '' || folder === '/' || isRemote(to)) throw toFault(to);
    return { name: to, folder, isHere: true, shell: ['sh', '-c'], explain: () => undefined };
  }
  const { user = '', six, name = '', port, path = '' } = groups;
  const machine = user + (six ?? name);
  const folder = toFolder(path, url !== undefined);
  // What begins with a dash would be an option of ssh.
  if (/^(?:\.?\/?|\.\/~.*)$/.test(folder) || machine.startsWith('-')) throw toFault(to);
  const there = [...(port === undefined ? [] : ['-p', port]), machine];
  return {
    name: to,
    folder,
    isHere: false,
    shell: ['sh', '-c', `${ssh} "$@"`, 'ssh', ...there],
    ...(isOpenSsh(ssh) && {
      withOptions: (options) => ['sh', '-c', `exec ${ssh} "$@"`, 'ssh', ...options, ...there],
    }),
    explain: explainSsh,
  };
};
