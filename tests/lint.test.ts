import { ESLint, Linter } from 'eslint';
import regexp from 'eslint-plugin-regexp';
import { describe, expect, it } from 'vitest';
import { root } from './support/source-files.ts';

/** The names of the patterns' rules that a file of `src` would break. */
const findSlow = async (pattern: string): Promise<readonly string[]> => {
  const config = (await new ESLint({ cwd: root }).calculateConfigForFile('src/any/file.ts')) as {
    rules: Linter.RulesRecord;
  };
  const rules = Object.entries(config.rules).filter(([name]) => name.startsWith('regexp/'));
  const found = new Linter().verify(`x.replace(/${pattern}/, '');`, [
    { plugins: { regexp }, rules: Object.fromEntries(rules) },
  ]);
  return found.map(({ ruleId, message }) => ruleId ?? message);
};

describe('the linter refuses a pattern that is slow on a long text', () => {
  it.each([
    ['exponential', '^(?:a+)+$'],
    ['cubic', '^a*a*a*$'],
    ['quadratic, by exchange', '^ *(.*?) *$'],
    ['quadratic, by where it begins', '\\s+$'],
  ])('%s', async (_, pattern) => {
    expect(await findSlow(pattern)).toContainEqual(expect.stringMatching(/super-linear/));
  });

  it.each(['(?<!\\s)\\s+$', '^a+', '[^<]+'])('and lets %s be', async (pattern) => {
    expect(await findSlow(pattern)).toEqual([]);
  });
});
