import { expect, it } from 'vitest';
import { findOutsideFault } from '../../src/desk/outside-links.ts';

it.each([
  ['mailto:ada@mail.example', undefined],
  ['mailto:ada@mail.example?subject=A.%20B..', undefined],
  ['mailto:ada@mail', 'is no e-mail address'],
  ['mailto:@mail.example', 'is no e-mail address'],
  ['mailto:ada@mail.', 'is no e-mail address'],
  ['mailto:ada@mail.example@other.example', 'is no e-mail address'],
  ['mailto:ada lovelace@mail.example', 'is no e-mail address'],
])('%s', (href, fault) => {
  expect(findOutsideFault(href)).toBe(fault);
});
