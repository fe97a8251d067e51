import { Severity } from 'csp_evaluator/dist/finding.js';
import { describe, expect, test } from 'vitest';
import { toContentPolicy } from '../../src/hosts/content-policy.ts';
import { ownScripts, findAboveLow, judge } from '../support/judge-policy.ts';
import { aSite } from './a-site.ts';

const needs = { inline: aSite().inline, scriptFiles: true, search: false, letterOrigins: [] };

/** A policy's sources by directive. */
const toDirectives = (policy: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    policy.split(';').map((each) => {
      const [name = '', ...sources] = each.trim().split(/\s+/);
      return [name, sources];
    }),
  );

describe.each([
  ['of most pages', needs],
  ['of the search', { ...needs, search: true }],
  [
    'of a site whose letters go elsewhere',
    { ...needs, letterOrigins: ['https://letters.example'] },
  ],
])('the policy %s', (_, each) => {
  const policy = toContentPolicy(each, 'header');

  test('stands before csp_evaluator', () => {
    expect(findAboveLow(policy)).toEqual([ownScripts]);
  });

  test('allows nothing unsafe but WebAssembly to the search, and no other host', () => {
    expect(policy.match(/'[a-z-]*unsafe[a-z-]*'/g) ?? []).toEqual(
      each.search ? ["'wasm-unsafe-eval'"] : [],
    );
    expect(policy.match(/[a-z]+:\/\/\S+?(?=;|\s|$)/g) ?? []).toEqual(
      each.letterOrigins.flatMap((origin) => [origin, origin]),
    );
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  test('leaves markup that got into a page nothing to load, to send, to frame or to redirect', () => {
    const own = ["'self'", ...each.letterOrigins];
    expect(toDirectives(policy)).toMatchObject({
      // Whatever is not named: frames, objects, fonts, media.
      'default-src': ["'none'"],
      // A <base> would send every relative link and form elsewhere.
      'base-uri': ["'none'"],
      'form-action': own,
      'connect-src': own,
      'img-src': ["'self'"],
      'manifest-src': ["'self'"],
      'worker-src': ["'self'"],
      'style-src': ["'sha256-c3R5bGU='"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['throughline-worker'],
    });
  });
});

test('a page that loads no script from a file has a policy in which csp_evaluator finds nothing', () => {
  const policy = toContentPolicy({ ...needs, scriptFiles: false }, 'element');
  expect(policy).toContain("script-src 'sha256-c2NyaXB0';");
  expect(findAboveLow(policy)).toEqual([]);
});

test('a policy that is worth nothing is noticed', () => {
  const severities = judge("script-src 'unsafe-inline' *").map(({ severity }) => severity);
  expect(Math.min(...severities)).toBe(Severity.HIGH);
});

test('in a <meta> it leaves out what is ignored there; a page with nothing inline allows nothing inline', () => {
  const policy = toContentPolicy({ ...needs, inline: { scripts: [], styles: [] } }, 'element');
  expect(policy).not.toContain('frame-ancestors');
  expect(policy).toContain("style-src 'none'");
  expect(policy).toContain("script-src 'self';");
});
