import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../records/compare-text.ts';
import type { FileChanges } from '../support/file-changes.ts';
import type { FileFault } from '../support/read-within.ts';

/** What became of one item of the input. */
export interface Outcome {
  /** What it is: `post`, `comment`, `tag` … */
  readonly kind: string;
  /** What a person knows it by: its title, or name. */
  readonly name: string;
  /** Where it stands in the input: a number, an address, a file. */
  readonly from: string;
  readonly result: 'imported' | 'degraded' | 'skipped';
  /** The file that it became, relative to the output folder. */
  readonly to?: string | undefined;
  /** What was changed or lost, or why it was left out, in words. */
  readonly notes: readonly string[];
  /** Of a skipped one: whether it could not be otherwise, such as a private post. */
  readonly expected?: boolean | undefined;
}

/** How many items of one kind there were, and what became of them. */
export interface Count {
  readonly seen: number;
  readonly imported: number;
  readonly degraded: number;
  readonly skipped: number;
}

/** All that the report says in numbers. */
export interface LossSums {
  /** By kind. */
  readonly kinds: Readonly<Record<string, Count>>;
  /** Whether every item that was seen is accounted for, once. */
  readonly addUp: boolean;
  /** How many were skipped that should not have been. */
  readonly unexpected: number;
}

export interface LossReport {
  /** An item was met in the input: counted apart from what becomes of it, so that none can get lost between. */
  readonly see: (kind: string, count?: number) => void;
  readonly add: (outcome: Outcome) => void;
  /** Writes both files, and says how it went. */
  readonly close: (remarks?: readonly string[]) => LossSums;
}

/** Where the reports of an importer lie, relative to the output folder. */
export const reportFiles = (name: string): { text: string; json: string } => ({
  text: `imports/${name}-report.txt`,
  json: `imports/${name}-report.json`,
});

type Mutable = { -readonly [Key in keyof Count]: Count[Key] };

const toSums = (counts: ReadonlyMap<string, Count>, unexpected: number): LossSums => ({
  kinds: Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b))),
  addUp: [...counts.values()].every(
    ({ seen, imported, degraded, skipped }) => seen === imported + degraded + skipped,
  ),
  unexpected,
});

const columns = ['seen', 'imported', 'degraded', 'skipped'] as const;

/** The sums as a table for people. */
export const toSumsTable = ({ kinds, addUp, unexpected }: LossSums): string => {
  const rows = Object.entries(kinds).map(([kind, count]) => [
    kind,
    ...columns.map((column) => String(count[column])),
  ]);
  const table = [['', ...columns], ...rows].map(([kind = '', ...numbers]) =>
    [kind.padEnd(14), ...numbers.map((each) => each.padStart(10))].join('').trimEnd(),
  );
  return [
    ...table,
    '',
    addUp
      ? 'The sums add up.'
      : 'THE SUMS DO NOT ADD UP: this is a fault of the importer. Please tell us.',
    ...(unexpected > 0 ? [`Skipped unexpectedly: ${unexpected}.`] : []),
  ].join('\n');
};

const toText = ({ kind, name, from, to, result, notes, expected }: Outcome): string => {
  const word = result === 'skipped' && expected !== true ? 'SKIPPED' : result;
  const target = to === undefined ? '' : ` -> ${to}`;
  return `${word} ${kind} "${name}" (${from})${target}\n${notes.map((note) => `    ${note}\n`).join('')}`;
};

/** A file's bytes, a little at a time. */
function* readPieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = new Uint8Array(65_536);
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
    yield buffer.subarray(0, read);
  closeSync(file);
}

/**
 * Begins the report of an import: a text for people, which lists all that was not imported whole, and a JSON file with
 * every item. Both are written as the import goes on, so that an archive of any size has one.
 *
 * @param folder The output folder.
 * @param name Of the importer: `wordpress`.
 * @param changes What the report is a part of.
 */
export const openLossReport = (folder: string, name: string, changes: FileChanges): LossReport => {
  const files = reportFiles(name);
  const text = changes.open(join(folder, files.text));
  const json = changes.open(join(folder, files.json));
  const counts = new Map<string, Mutable>();
  let unexpected = 0;
  let isFirst = true;
  const countOf = (kind: string): Mutable => {
    const count = counts.get(kind) ?? { seen: 0, imported: 0, degraded: 0, skipped: 0 };
    counts.set(kind, count);
    return count;
  };
  json.write('{"items":[');
  return {
    see: (kind, count = 1) => void (countOf(kind).seen += count),
    add: (outcome) => {
      countOf(outcome.kind)[outcome.result] += 1;
      if (outcome.result === 'skipped' && outcome.expected !== true) unexpected += 1;
      json.write(`${isFirst ? '' : ','}\n${JSON.stringify(outcome)}`);
      if (outcome.result !== 'imported') text.write(toText(outcome));
      isFirst = false;
    },
    close: (remarks = []) => {
      const sums = toSums(counts, unexpected);
      json.write(
        `\n],"remarks":${JSON.stringify(remarks)},"sums":${JSON.stringify(sums, null, 2)}}\n`,
      );
      const head = [toSumsTable(sums), '', ...remarks, ...(remarks.length > 0 ? [''] : [])].join(
        '\n',
      );
      const whole = changes.open(join(folder, files.text));
      whole.write(`${head}\n`);
      whole.write(readPieces(text.path));
      text.discard();
      whole.replace();
      json.replace();
      return sums;
    },
  };
};

/** Tells of what was not read, as it leads out of the folder or is no file. */
export const reportFaults = (faults: readonly FileFault[], report: LossReport): void => {
  for (const { file, rule, fault, hint } of faults) {
    report.see('link');
    report.add({
      ...{ kind: 'link', name: file, from: file, result: 'skipped' },
      notes: [`${rule}: ${fault} ${hint}`],
    });
  }
};

/** The outcome of what was imported: whole where nothing was lost. */
export const toImported = (
  { kind, name, from, to }: Pick<Outcome, 'kind' | 'name' | 'from' | 'to'>,
  losses: readonly string[],
): Outcome => ({
  kind,
  name,
  from,
  to,
  result: losses.length === 0 ? 'imported' : 'degraded',
  notes: losses,
});
