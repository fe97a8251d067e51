import { describe, expect, test } from 'vitest';
import { codeOf, explainDisk } from '../../src/support/disk-errors.mjs';

const toError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: some words, write`), { code, ...more });

describe('a disk that takes no more', () => {
  test.each([
    ['ENOSPC', 'The disk is full. Make room, then run the same command again.'],
    [
      'EDQUOT',
      'The disk quota is used up. Make room, or ask for more, then run the same command again.',
    ],
    [
      'EROFS',
      'The disk can only be read. Make it writable, or work in another folder, then run the same command again.',
    ],
    [
      'EIO',
      'The disk failed. Look into the system’s log, and copy what is on it elsewhere, then run the same command again.',
    ],
  ])('is explained by its code, %s', (code, words) => {
    expect(explainDisk(toError(code))).toBe(words);
  });

  test.each([
    ['Node, from another process', new Error('ENOSPC: no space left on device, write')],
    ['tar', 'tar: ./index.html: Cannot write: No space left on device\ntar: Exiting with failure'],
    [
      'sharp',
      new Error('unable to write to target: write error\nunix error: No space left on device'),
    ],
    ['Rolldown', new Error('Failed to write file: No space left on device (os error 28)')],
    ['Rust', new Error('Cannot write (os error 28)')],
  ])('is known by the words of %s', (_, error) => {
    expect(explainDisk(error)).toMatch(/^The disk is full\./);
  });

  test('is named by its path, whichever error in a row of causes has it', () => {
    const cause = toError('ENOSPC', { path: '/from', dest: '/to' });
    const error = new Error('a.html could not be made', { cause });
    expect(explainDisk(error)).toMatch(/^The disk is full \(\/to\)\. Make room/);
    expect(explainDisk(error)?.split('\n')).toHaveLength(1);
  });

  test('is nothing else', () => {
    for (const error of [toError('ENOENT'), new Error('DIO: EIOU (os error 288)'), undefined, 'no'])
      expect(explainDisk(error)).toBeUndefined();
  });
});

test('only errors of a system have a code', () => {
  expect(codeOf(toError('ENOENT'))).toBe('ENOENT');
  for (const error of [new Error('ENOENT'), { code: 'ENOENT' }, undefined])
    expect(codeOf(error)).toBe('');
});
