import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  machineEnvironment,
  pathOf,
  pinnedNode,
  projectEnvironment,
} from '../../../src/cli/bootstrap/environment.mjs';

const node = pinnedNode('/site');

describe('projectEnvironment', () => {
  it('puts the project’s Node first, then its programs', () => {
    const { PATH } = projectEnvironment({ PATH: '/usr/bin:/bin' }, '/site', node);
    expect(PATH).toBe(`${dirname(node)}:/site/node_modules/.bin:/usr/bin:/bin`);
    expect(node).toMatch(/^\/site\/node_modules\/node-\w+-\w+\/bin\/node(\.exe)?$/);
  });

  it('keeps what Node made of a module beside the packages, which a new installation replaces', () => {
    expect(projectEnvironment({}, '/site', node)).toMatchObject({
      NODE_COMPILE_CACHE: '/site/node_modules/.cache/node',
    });
  });

  it('names no folder twice, however often commands call one another', () => {
    const once = projectEnvironment({ PATH: '/usr/bin' }, '/site', node);
    expect(projectEnvironment(once, '/site', node)).toEqual(once);
  });

  it('keeps what else is set', () => {
    expect(projectEnvironment({ CI: 'true' }, '/site', node)).toMatchObject({ CI: 'true' });
  });
});

describe('machineEnvironment', () => {
  it('takes out what npm and the project put in front', () => {
    const PATH = `/site/node_modules/.bin:${dirname(node)}:/other/node_modules/.bin:/usr/bin`;
    const env = machineEnvironment({ PATH }, '/site');
    expect(pathOf(env)).toEqual(['/other/node_modules/.bin', '/usr/bin']);
  });
});
