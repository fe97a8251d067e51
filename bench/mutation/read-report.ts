import { explained } from './explained.ts';

/** The part of Stryker's report (mutation-testing-report-schema) that is read here. */
export interface Report {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>
  >;
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: Readonly<
    Record<'start' | 'end', { readonly line: number; readonly column: number }>
  >;
}

/** A mutant that no test has noticed. Lines and columns count from 1. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What stands in the source, in one line. */
  readonly code: string;
  readonly becomes: string;
  /** Where that begins and ends in the text of the file, and what stands there instead, as it is. */
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
  /** Whether `explained.ts` says why no test can notice it. */
  readonly isExplained: boolean;
}

export interface Outcome {
  readonly killed: number;
  readonly survivors: readonly Survivor[];
  /** The share of the mutants that tests noticed, in percent: explained ones count as not noticed. */
  readonly score: number;
}

const caught: ReadonlySet<string> = new Set(['Killed', 'Timeout']);
const missed: ReadonlySet<string> = new Set(['Survived', 'NoCoverage']);

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const toOffset = (source: string, { line, column }: { line: number; column: number }): number =>
  source
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, column - 1);

/** What came of one room. */
export const readReport = ({ files }: Report): Outcome => {
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ file, source, mutant })),
  );
  const killed = all.filter(({ mutant }) => caught.has(mutant.status)).length;
  const survivors = all
    .filter(({ mutant }) => missed.has(mutant.status))
    .map(({ file, source, mutant: { location, replacement = '' } }): Survivor => {
      const [from, to] = [toOffset(source, location.start), toOffset(source, location.end)];
      const [code, becomes] = [inOneLine(source.slice(from, to)), inOneLine(replacement)];
      const isExplained = explained.some((each) =>
        each.mutants.some(
          (mutant) => mutant[0] === file && mutant[1] === code && mutant[2] === becomes,
        ),
      );
      return { file, ...location.start, code, becomes, from, to, replacement, isExplained };
    });
  const total = killed + survivors.length;
  return { killed, survivors, score: total === 0 ? 0 : (100 * killed) / total };
};

/** The results of a run, but for those mutants that no test has noticed: they are to be tested again. */
export const withoutSurvivors = <Results extends Report>(results: Results): Results => ({
  ...results,
  files: Object.fromEntries(
    Object.entries(results.files).map(([name, file]) => [
      name,
      { ...file, mutants: file.mutants.filter(({ status }) => !missed.has(status)) },
    ]),
  ),
});
