import { describe, expect, it } from 'vitest';
import { explainNpm } from '../../../src/cli/bootstrap/npm.mjs';

describe('explainNpm', () => {
  it('says what to do without a network', () => {
    const output = [
      'npm error code ENOTFOUND',
      'npm error syscall getaddrinfo',
      'npm error errno ENOTFOUND',
      'npm error network request to https://registry.npmjs.org/zod failed',
      'npm error network This is a problem related to network connectivity.',
      'npm error A complete log of this run can be found in: /root/.npm/_logs/x-debug-0.log',
    ].join('\n');
    expect(explainNpm('install', output)).toMatchInlineSnapshot(`
      "Throughline could not install what it needs: npm install failed.
        code ENOTFOUND
        syscall getaddrinfo
        errno ENOTFOUND
        network request to https://registry.npmjs.org/zod failed
      The npm registry cannot be reached from this machine. Check the connection (npm ping). Then run the same command again."
    `);
  });

  it.each([
    ['EAI_AGAIN', 'cannot be reached'],
    ['ECONNREFUSED', 'cannot be reached'],
    ['ERR_SOCKET_TIMEOUT', 'cannot be reached'],
    ['EACCES', 'may not write'],
    ['ENOSPC', 'disk is full'],
    ['EINTEGRITY', 'damaged'],
    ['E404', 'npm’s own log'],
  ])('knows what to do about %s', (code, advice) => {
    expect(explainNpm('install', `npm error code ${code}\n`)).toContain(advice);
  });

  it('reads the older spelling, and output that explains nothing', () => {
    expect(explainNpm('rebuild', 'npm ERR! code ENOSPC')).toContain('disk is full');
    expect(explainNpm('rebuild', 'Segmentation fault')).toMatchInlineSnapshot(`
      "Throughline could not install what it needs: npm rebuild failed.
      npm’s own log, in ~/.npm/_logs, tells more. Then run the same command again."
    `);
  });
});
