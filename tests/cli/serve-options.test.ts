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
    [['--port', 'x'], '--port is "x", which is no port: it is a number up to 65535.'],
    [['--port', '65536'], '--port is "65536", which is no port'],
    [['--port=-1'], '--port is "-1", which is no port'],
    [['--port', '-1'], "Option '--port' argument is ambiguous."],
    [['a', 'b'], 'One folder is served at a time.'],
    [['--prot', '1'], "Unknown option '--prot'"],
  ])('says what is wrong with %j', (args, fault) => {
    expect(() => readServeSettings(args, defaults)).toThrow(fault);
  });
});
