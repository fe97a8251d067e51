import { describe, expect, it } from 'vitest';
import { readServeSettings } from '../../src/cli/serve-options.ts';

const defaults = { folder: 'dist', base: '/', port: 4321 };

describe('readServeSettings', () => {
  it.each([
    [[], defaults],
    [['public'], { ...defaults, folder: 'public' }],
    [['--port', '80'], { ...defaults, port: 80 }],
    [['--port=0'], { ...defaults, port: 0 }],
    [['--base', '/news/'], { ...defaults, base: '/news/' }],
    [['--base', 'news/site'], { ...defaults, base: '/news/site/' }],
    [['--base', ''], { ...defaults, base: '/' }],
    [['out', '--port', '1', '--base', '/x'], { folder: 'out', base: '/x/', port: 1 }],
  ])('reads %j', (args, settings) => {
    expect(readServeSettings(args, defaults)).toEqual(settings);
  });

  it.each([
    [['--port', 'x']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['a', 'b']],
    [['--prot', '1']],
  ])('makes no sense of %j', (args) => {
    expect(readServeSettings(args, defaults)).toBeUndefined();
  });
});
