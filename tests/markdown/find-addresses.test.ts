import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTypedAddresses } from '../../src/markdown/find-addresses.ts';
import { anyText } from './any-text.ts';

test.each([
  ['[x *y*](a.md "t")', ['a.md']],
  ['[z](<b c.md>)', ['b c.md']],
  ['![p [q]](./m(1).svg "c")', ['./m(1).svg']],
  ['[](e.md#f)', ['e.md#f']],
  ['[r][d]\n\n[d]: k.md "t"', ['k.md']],
  ['<a class=x href="g.md">w</a> <a href=h.md>', ['g.md', 'h.md']],
  ['> [in\n> a quote](l.md)', ['l.md']],
  ['[a\\]b](m%20n.md)', ['m%20n.md']],
  ['> [in a quote](\n> l.md)\n> ![p](<\n> q>)', ['l.md']],
  ['[brackets](a(b(c(d))).md)', ['a(b(c(d))).md']],
  ['[none]() [none](<>)', ['']],
  ['<p title=" href=x">a</p>\n\n<!-- <a href="x">\n-->', []],
  ['> <a\n> title="t" HREF = \'g.md\'>w</a> <img src>', ['g.md']],
  ['[![i](pic.svg)](o.md)', ['pic.svg', 'o.md']],
  ['`[x](y.md)` \\[x](y.md) https://example.org', []],
])('%s', (body, typed) => {
  const found = findTypedAddresses(body);
  expect(found.map((each) => each.typed)).toEqual(typed);
  for (const { start, end, ...each } of found) expect(body.slice(start, end)).toBe(each.typed);
});

test('whatever the text is, what is found stands there', () => {
  fc.assert(
    fc.property(anyText, (body) => {
      for (const { typed, start, end } of findTypedAddresses(body))
        expect(body.slice(start, end)).toBe(typed);
    }),
    { numRuns: 200 },
  );
});
