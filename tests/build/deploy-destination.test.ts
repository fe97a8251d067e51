import { describe, expect, test } from 'vitest';
import { toDestination } from '../../src/build/deploy-destination.ts';

describe('where a deployment goes', () => {
  test.each([
    ['user@host:/srv/www/site', 'user@host', '/srv/www/site'],
    ['host:/srv/www/site//', 'host', '/srv/www/site'],
    ['user@host:www', 'user@host', './www'],
    ['user@host:~/www', 'user@host', './www'],
    ['user@host:-x', 'user@host', './-x'],
    ['user@[2001:db8::1]:/srv', 'user@2001:db8::1', '/srv'],
    ['ssh://host/srv/a%20b', 'host', '/srv/a b'],
    ['ssh://user@host:2222/~/www', '-p 2222 user@host', './www'],
    ['ssh://[::1]:22/srv', '-p 22 ::1', '/srv'],
  ])('%s is on another machine', (to, args, folder) => {
    const there = toDestination(to, 'ssh -4');
    expect(there).toMatchObject({ name: to, folder, isHere: false });
    expect(there.shell).toEqual(['sh', '-c', 'ssh -4 "$@"', 'ssh', ...args.split(' ')]);
  });

  test.each([
    ['ssh', true],
    ['/usr/bin/ssh -i key', true],
    ['ssh -o ControlMaster=auto', false],
    ['tsh ssh', false],
    ['sshpass -e ssh', false],
  ])('by %s, options of OpenSSH can be given: %s', (ssh, can) => {
    expect(toDestination('host:/srv', ssh).withOptions !== undefined).toBe(can);
  });

  test.each([
    ['/srv/www/site', '/srv/www/site'],
    ['/srv/a:b', '/srv/a:b'],
    ['./a:b', `${process.cwd()}/a:b`],
    ['site/', `${process.cwd()}/site`],
  ])('%s is here', (to, folder) => {
    expect(toDestination(to, 'ssh')).toMatchObject({ name: to, folder, isHere: true });
  });

  test.each([
    '',
    '/',
    'host:',
    'host:/',
    'host:~',
    'host:~ada/www',
    'user@:/srv',
    'ssh://host',
    'ssh://host/',
    'https://example.org/site',
    '-oProxyCommand=touch x:/srv',
  ])('%j is refused', (to) => {
    expect(() => toDestination(to, 'ssh')).toThrow(/names no folder to deploy to/);
  });
});
