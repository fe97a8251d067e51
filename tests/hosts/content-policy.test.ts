import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, test } from 'vitest';
import { toContentPolicy } from '../../src/hosts/content-policy.ts';
import { aSite } from './a-site.ts';

const needs = { inline: aSite().inline, search: false, letterOrigins: [] };

const judge = (policy: string) =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .map(({ directive, value = '', severity }) => ({ directive, value, severity }));

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
    // "Maybe", it says of 'self' for scripts: where somebody can upload one, or where a script answers with what it
    // is asked. Here nobody can, and none does.
    const known = { directive: 'script-src', value: "'self'", severity: Severity.MEDIUM_MAYBE };
    expect(judge(policy).filter(({ severity }) => severity < Severity.INFO)).toEqual([known]);
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
