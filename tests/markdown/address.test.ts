import { describe, expect, test } from 'vitest';
import {
  decodeAddress,
  findAddressProblem,
  findScheme,
  toAddress,
} from '../../src/markdown/address.ts';

describe('toAddress', () => {
  test.each([
    ['../2022/slug.md', '../2022/slug.md'],
    ['slug.md#part', 'slug.md#part'],
    ['/2023/slug/', '/2023/slug/'],
    ['slug', 'slug'],
    ['?page=2', '?page=2'],
    ['/2023/%D8%B3%D9%84%D8%A7%D9%85/', '/2023/سلام/'],
    ['./a:b.md', './a:b.md'],
    ['slug#a:b', 'slug#a:b'],
    [' slug.md\n', 'slug.md'],
    ['100%zz.md', '100%zz.md'],
  ])('%j leads to somewhere on the site', (typed, href) => {
    expect(toAddress(typed)).toEqual({ kind: 'internal', href });
  });

  test.each([
    ['https://example.org/a?b=javascript:c', 'https://example.org/a?b=javascript:c'],
    ['HTTPS://example.org', 'HTTPS://example.org'],
    ['http://example.org', 'http://example.org'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['tel:+1-234', 'tel:+1-234'],
    ['xmpp:a@example.org', 'xmpp:a@example.org'],
    ['//example.org/a', 'https://example.org/a'],
    ['\\\\example.org\\a', 'https://example.org/a'],
    ['/\\example.org', 'https://example.org'],
    ['/\t/example.org', 'https://example.org'],
    ['https://exa\nmple.org', 'https://example.org'],
  ])('%j leads elsewhere', (typed, href) => {
    expect(toAddress(typed)).toEqual({ kind: 'external', href });
  });

  test.each([
    ['javascript:alert(1)', 'javascript'],
    ['JaVaScRiPt:alert(1)', 'javascript'],
    ['java\tscript:alert(1)', 'javascript'],
    ['java\r\nscript:alert(1)', 'javascript'],
    ['\u0001\u0002 javascript:alert(1)', 'javascript'],
    ['%01javascript:alert(1)', 'javascript'],
    ['java\u200Bscript:alert(1)', 'javascript'],
    ['\u00A0javascript:x', 'javascript'],
    ['javascript :x', 'javascript'],
    ['data:text/html,x', 'data'],
    ['vbscript:x', 'vbscript'],
    ['file:///etc/passwd', 'file'],
    ['blob:https://example.org/x', 'blob'],
    ['ftp://example.org', 'ftp'],
    ['tl-link:0', 'tl-link'],
    ['C:\\files\\a.md', 'c'],
    ['xhttps:a', 'xhttps'],
    ['httpsx:a', 'httpsx'],
  ])('%j is forbidden', (typed, scheme) => {
    expect(toAddress(typed)).toEqual({ kind: 'forbidden', scheme });
  });

  test.each(['', ' ', '\u200B', '%20'])('%j is empty', (typed) => {
    expect(toAddress(typed).kind).toBe('empty');
  });

  test.each(['#', '#part', '#a:b', '#javascript:x'])('%j stays in the text', (typed) => {
    expect(toAddress(typed).kind).toBe('fragment');
  });

  test.each([
    'https://',
    'http:/example.org',
    'https:example.org',
    'http:mailto:a@example.org',
    'mailto:',
    'tel:',
    '//',
    'https://a b',
    'mailto:/a',
    'tel:/1',
    'xmpp:/a',
    'http://',
  ])('%j is not complete', (typed) => {
    expect(toAddress(typed).kind).toBe('incomplete');
  });
});

test.each([
  ['a%20b', 'a b'],
  ['%D8%B3', 'س'],
  ['100%', '100%'],
  ['%zz%20', '%zz '],
  ['%FF', '%FF'],
  ['a%2Fb%23c', 'a%2Fb%23c'],
])('decodeAddress(%j) is %j', (typed, decoded) => {
  expect(decodeAddress(typed)).toBe(decoded);
});

test.each([
  ['https://example.org', 'https'],
  ['X-Y+Z.1:a', 'x-y+z.1'],
  ['a/b:c', undefined],
  ['a?b:c', undefined],
  ['a#b:c', undefined],
  ['a\\b:c', undefined],
  [':a', undefined],
  ['a', undefined],
])('the scheme of %j is %j', (address, scheme) => {
  expect(findScheme(address)).toBe(scheme);
});

describe('what a writer is told of an address', () => {
  const tell = (typed: string) => findAddressProblem(toAddress(typed), typed);

  test.each(['https://example.org/', 'a.md', '#a', 'mailto:a@example.org'])(
    '%j: nothing',
    (typed) => {
      expect(tell(typed)).toBeUndefined();
    },
  );

  test('that it is empty', () => {
    expect(tell(' ')).toMatchInlineSnapshot(`
      {
        "hint": "Write the address between the round brackets, or take the link away.",
        "message": "The link has no address.",
        "rule": "link/empty",
      }
    `);
  });

  test('that it is not complete', () => {
    expect(tell('https:example.org')).toMatchInlineSnapshot(`
      {
        "hint": "Write the whole address, as in https://example.org/page or mailto:name@example.org.",
        "message": "The link’s address "https:example.org" is not complete.",
        "rule": "link/empty",
      }
    `);
  });

  test('that it is not allowed', () => {
    expect(tell('JavaScript:alert(1)')).toMatchInlineSnapshot(`
      {
        "hint": "Use an address that begins with https://, mailto: or tel:, or the path of a file beside this one.",
        "message": "The link’s address begins with "javascript:", which is not allowed.",
        "rule": "link/forbidden-protocol",
      }
    `);
  });

  test('in sixty characters of it', () => {
    const sixty = 'x'.repeat(54);
    expect(tell(`https:${sixty}`)?.message).toContain(`"https:${sixty}"`);
    expect(tell(`https:${sixty}y`)?.message).toContain(`"https:${sixty}…"`);
    expect(tell(`${'z'.repeat(61)}:x`)?.message).toContain(`"${'z'.repeat(60)}…:"`);
  });
});
