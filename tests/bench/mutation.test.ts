import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeCompileCheck } from '../../bench/mutation/compiles.ts';
import { explained } from '../../bench/mutation/explained.ts';
import { readReport, withoutSurvivors, type Report } from '../../bench/mutation/read-report.ts';
import { rooms } from '../../bench/mutation/rooms.ts';
import { root } from '../support/source-files.ts';

test.each(Object.entries(rooms))('every pattern of the room %s finds a file', (_, room) => {
  const patterns = [...room.mutate, ...room.tests];
  expect(patterns.filter((pattern) => globSync(pattern, { cwd: root }).length === 0)).toEqual([]);
});

test('the docs name every room, and no other', () => {
  const docs = readFileSync(join(root, 'docs/mutation.md'), 'utf8');
  const documented = [...docs.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(documented).toEqual(Object.keys(rooms));
});

test('every mutant that is explained can still be made, and has a reason', () => {
  const inOneLine = (file: string) =>
    readFileSync(join(root, file), 'utf8').replaceAll(/\s+/g, ' ');
  for (const { why, mutants } of explained) {
    expect(why).not.toBe('');
    for (const [file, code, becomes] of mutants) {
      expect(inOneLine(file)).toContain(code);
      expect(becomes).not.toBe(code);
    }
  }
});

describe('a report of Stryker', () => {
  const source = 'const a = 1;\nconst b = [\n  2,\n];\n';
  const at = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
    start: { line: startLine, column: startColumn },
    end: { line: endLine, column: endColumn },
  });
  const report = (...statuses: readonly string[]): Report => ({
    files: {
      'src/a.ts': {
        source,
        mutants: statuses.map((status) => ({
          status,
          replacement: '[\n]',
          location: at(2, 11, 4, 2),
        })),
      },
      'src/b.ts': { source, mutants: [] },
    },
  });

  test('is told in one line for each survivor, whether a test has run it or none', () => {
    const [from, to] = [source.indexOf('['), source.indexOf(']') + 1];
    const place = { file: 'src/a.ts', line: 2, column: 11, from, to };
    const survivor = { ...place, code: '[ 2, ]', becomes: '[ ]', replacement: '[\n]' };
    const survivors = [
      { ...survivor, isExplained: false },
      { ...survivor, isExplained: false },
    ];
    expect(readReport(report('Killed', 'Survived', 'Timeout', 'NoCoverage'))).toEqual({
      killed: 2,
      survivors,
      score: 50,
    });
  });

  test('can be had without those that survived, with all else that it says', () => {
    const all = { ...report('Killed', 'Survived', 'Timeout', 'NoCoverage'), schemaVersion: '1' };
    expect(withoutSurvivors(all)).toEqual({ ...report('Killed', 'Timeout'), schemaVersion: '1' });
  });

  test('is worth nothing without any mutants', () => {
    expect(readReport(report('Killed')).score).toBe(100);
    expect(readReport(report()).score).toBe(0);
  });
});

test('what the compiler refuses is told from what it lets pass', { timeout: 60_000 }, () => {
  const compiles = makeCompileCheck(root);
  const file = 'src/output/escape.ts';
  const text = readFileSync(join(root, file), 'utf8');
  const pass = (code: string, replacement: string): boolean => {
    const from = text.indexOf(code);
    const place = { file, line: 1, column: 1, from, to: from + code.length };
    return compiles({ ...place, code, becomes: replacement, replacement, isExplained: false });
  };
  const [code] = /'[^'\n]+'/.exec(text) ?? [''];
  expect([pass(code, "''"), pass(code, '0'), pass(code, "'"), pass(code, code)]).toEqual([
    ...[true, false, false, true],
  ]);
});
