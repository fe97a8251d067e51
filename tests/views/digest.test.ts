import { describe, expect, test } from 'vitest';
import { digest } from '../../src/views/digest.ts';

/** An SVG as Astro imports it: a function that bears its metadata. */
const svg = (metadata: object) => Object.assign(() => 'svg', metadata);

describe('equal props have one digest', () => {
  test.each([
    [
      { a: 1, b: ['x'] },
      { a: 1, b: ['x'] },
    ],
    [{ a: undefined }, {}],
    [svg({ src: '/a.svg', width: 8 }), svg({ src: '/a.svg', width: 8 })],
    [new Map([['a', { b: 1 }]]), new Map([['a', { b: 1 }]])],
    [new Set(['a']), new Set(['a'])],
  ])('%j and %j', (a, b) => {
    expect(digest({ a })).toBe(digest({ a: b }));
    expect(digest(a)).toMatch(/^[\da-f]{32}$/);
  });
});

describe('a change makes another', () => {
  test.each<[string, unknown, unknown]>([
    ['a word', { a: 'x' }, { a: 'y' }],
    ['a key', { a: 'x' }, { b: 'x' }],
    ['an order', ['x', 'y'], ['y', 'x']],
    ['nothing for something', { a: null }, { a: '' }],
    ['a number for its digits', { a: 1 }, { a: '1' }],
    ['a picture’s address', svg({ src: '/a.1.svg' }), svg({ src: '/a.2.svg' })],
    ['a picture’s size', svg({ src: '/a.svg', width: 8 }), svg({ src: '/a.svg', width: 9 })],
    ['a value in a map', new Map([['a', 1]]), new Map([['a', 2]])],
    ['a key of a map', new Map([['a', 1]]), new Map([['b', 1]])],
    ['a member of a set', new Set(['a']), new Set(['b'])],
    [
      'something deep',
      { a: [{ b: new Map([['c', svg({ d: 1 })]]) }] },
      { a: [{ b: new Map([['c', svg({ d: 2 })]]) }] },
    ],
  ])('%s', (_, a, b) => {
    expect(digest({ a })).not.toBe(digest({ a: b }));
  });
});
