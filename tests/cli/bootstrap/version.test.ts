import { describe, expect, it } from 'vitest';
import { isAtLeast, toVersion } from '../../../src/cli/bootstrap/version.mjs';

describe('toVersion', () => {
  it.each([
    ['24.21.0', [24, 21, 0]],
    ['v20.20.2', [20, 20, 2]],
    ['v25.0.0-nightly20261101', [25, 0, 0]],
    ['22', [22, 0, 0]],
    ['', [0, 0, 0]],
    ['no version', [0, 0, 0]],
  ])('reads %j', (text, version) => {
    expect(toVersion(text)).toEqual(version);
  });
});

describe('isAtLeast', () => {
  it.each([
    ['22.18.0', '22.18.0', true],
    ['22.18.1', '22.18.0', true],
    ['22.9.0', '22.18.0', false],
    ['22.18.0', '22.18.1', false],
    ['24.0.0', '22.18.0', true],
    ['20.99.99', '22.18.0', false],
    ['v100.0.0', '22.18.0', true],
  ])('%s is at least %s: %s', (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected);
  });
});
