import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/checker/check-content.ts';
import { reports } from '../../src/checker/reports.ts';
import { rules, type Rule } from '../../src/records/problem.ts';
import { newYear2024, writeTree, type Tree } from '../support/content.ts';
import { letterCases } from './rule-cases/letter-cases.ts';
import { linkCases } from './rule-cases/link-cases.ts';
import { nameCases } from './rule-cases/name-cases.ts';
import type { RuleCase } from './rule-cases/rule-case.ts';
import { sourceCases } from './rule-cases/source-cases.ts';
import { textCases } from './rule-cases/text-cases.ts';

/** For every rule, what somebody may do that it tells of. A rule without a case does not compile. */
const cases: Readonly<Record<Rule, readonly RuleCase[]>> = {
  ...sourceCases,
  ...nameCases,
  ...linkCases,
  ...textCases,
  ...letterCases,
};

const report = async (
  root: string,
): Promise<{ readonly found: readonly Rule[]; readonly told: string }> => {
  const result = await checkContent(root, newYear2024);
  const told = reports.text(result).split('\n').slice(0, -1).join('\n');
  return { found: result.problems.map(({ rule }) => rule), told };
};

const withMended = ({ tree, mended }: RuleCase): Tree =>
  Object.fromEntries(
    Object.entries({ ...tree, ...mended }).flatMap(([file, content]) =>
      content === null ? [] : [[file, content] as const],
    ),
  );

test('no rule is left out', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(rules));
  expect(Object.values(cases).filter((all) => all.length === 0)).toEqual([]);
});

describe.each(Object.entries(cases))('%s', (rule, all) => {
  test.each(all)('$when', async (each) => {
    const root = await writeTree(each.tree);
    for (const [file, target] of Object.entries(each.links ?? {}))
      await symlink(target, join(root, file));
    const { found, told } = await report(root);
    expect(told).toBe(each.told);
    expect(new Set(found)).toEqual(new Set([rule]));
    const { told: afterwards } = await report(await writeTree(withMended(each)));
    expect(afterwards).toBe('');
  });
});
