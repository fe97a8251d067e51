import { isMap, isScalar, isSeq, visit, type Document, type LineCounter } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from './fold.ts';
import { fence, parseFrontYaml, splitFrontMatter } from './front-yaml.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import type { Problem } from './problem.ts';
import { findOwnFault, knownKeys, toInnermost, toKeyName, toValueFault } from './value-fault.ts';

/** A place in a file, both 1-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A file parted at its front matter, validated. */
export interface FrontMatter<T> {
  readonly data: T;
  readonly body: string;
  /** How many lines stand before the body's first. */
  readonly linesBeforeBody: number;
  /** Where each top-level key's value stands; a key that is not there falls back to the file's first line. */
  readonly places: Readonly<Record<string, Place>>;
}

export type FrontMatterResult<T> =
  { readonly front: FrontMatter<T> } | { readonly problems: readonly Problem[] };

const placeIn = (
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
): Place => {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return toPlace(lines, node.range[0]);
  }
  return { line: 2, column: 1 };
};

/** The front matter's own first line is the file's second. */
const toPlace = (lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { line: line + 1, column: col };
};

const keyPlaces = (
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
): ReadonlyMap<string, Place> => {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  const keys = isMap(map) ? map.items.map(({ key }) => key) : [];
  return new Map(
    keys.flatMap((key) =>
      isScalar(key) && key.range ? [[String(key.value), toPlace(lines, key.range[0])]] : [],
    ),
  );
};

type Fault = Pick<Problem, 'rule' | 'message' | 'hint'> & { readonly place: Place };

const top: Place = { line: 1, column: 1 };

const noKeys: Fault = {
  rule: 'front-matter/broken',
  place: { line: 2, column: 1 },
  message: 'The front matter holds no keys.',
  hint: 'Each line is a key, a colon, a space and a value: `title: Suez delays`.',
};

const findHiddenFaults = (document: Document.Parsed, lines: LineCounter): Fault[] => {
  const faults: Fault[] = [];
  visit(document, {
    Scalar: (_key, { value, range }) => {
      const fault = typeof value === 'string' ? findHiddenCharacter(value) : undefined;
      if (fault) faults.push({ place: toPlace(lines, range?.[0] ?? 0), ...fault });
    },
  });
  return faults;
};

/** Keys whose values are no words for readers: a remark behind one of these is a remark. */
const machineKeys: ReadonlySet<string> = new Set(
  'published updated kind thread translationOf aliases id letters draft date language file'.split(
    ' ',
  ),
);

/** `#2712`, `#metoo`, `# 4`: no remark begins like that. */
const cutsWords = /^(?:\S| *\d)/;

/** YAML takes what follows a blank and a number sign for a remark: `title: Order #2 of the court` is cut in silence. */
const findRemarks = (document: Document.Parsed, lines: LineCounter): Fault[] => {
  const faults: Fault[] = [];
  visit(document, {
    Pair: (_key, { key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      if (machineKeys.has(name)) return visit.SKIP;
      const values = isSeq(value) ? value.items : [value];
      for (const each of values) {
        if (!isScalar(each) || each.type !== 'PLAIN' || !cutsWords.test(each.comment ?? ' '))
          continue;
        faults.push({
          rule: 'front-matter/remark',
          place: toPlace(lines, each.range?.[1] ?? 0),
          message: `What follows the number sign is a remark, and not read: the value is "${String(each.value)}".`,
          hint: 'Put the whole text between "double quotes"; a remark that is meant can stand in a line of its own.',
        });
      }
      return undefined;
    },
  });
  return faults;
};

const toUnknownKeys = (
  issue: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodObject,
  document: Document.Parsed,
  lines: LineCounter,
): Fault[] => {
  const known = knownKeys(schema, issue.path);
  const hint =
    known.length > 0
      ? `Known keys: ${known.join(', ')}.`
      : 'Look at docs/writing.md for the known keys.';
  const places = keyPlaces(document, lines, issue.path);
  return issue.keys.map((key) => ({
    rule: 'front-matter/unknown-key',
    place: places.get(key) ?? { line: 2, column: 1 },
    message: `There is no key ${toKeyName([...issue.path, key])}.${didYouMean(key, known)}`,
    hint,
  }));
};

const toFaults = (
  outer: z.core.$ZodIssue,
  schema: z.ZodObject,
  document: Document.Parsed,
  lines: LineCounter,
): Fault[] => {
  const issue = toInnermost(outer);
  if (issue.code === 'unrecognized_keys') return toUnknownKeys(issue, schema, document, lines);
  const { path } = issue;
  const place = placeIn(document, lines, path);
  const key = String(path.at(-1));
  if (!document.hasIn(path)) {
    const within = path.length > 1 ? ` under \`${path.slice(0, -1).map(String).join('.')}\`` : '';
    const message = `The key ${toKeyName(path)} is missing.`;
    const hint = `Add \`${key}: …\`${within || ' to the front matter'}.`;
    return [{ rule: 'front-matter/missing-key', place: within ? place : top, message, hint }];
  }
  const own = findOwnFault(issue);
  if (own) return [{ place, ...own }];
  const rule = 'front-matter/wrong-type';
  if (document.getIn(path) === null) {
    const hint = 'Write its value after the colon, or take the line out.';
    return [{ rule, place, message: `${toKeyName(path)} is empty.`, hint }];
  }
  return [{ rule, place, ...toValueFault(issue) }];
};

/**
 * Parts a content file at its front matter and validates that against `schema`.
 * Every fault is reported at once, at its own line, with the nearest known key or the remedy. Never throws.
 */
export const readFrontMatter = <Schema extends z.ZodObject>(
  file: string,
  text: string,
  schema: Schema,
): FrontMatterResult<z.output<Schema>> => {
  const fail = (faults: readonly Fault[]) => ({
    problems: faults.map(({ place, ...fault }): Problem => ({
      file,
      ...place,
      severity: 'error',
      ...fault,
    })),
  });
  const parts = splitFrontMatter(text);
  if (!parts) return fail([toMissing(text)]);
  const read = parseFrontYaml(parts.yaml);
  const { lines } = read;
  if ('faults' in read) {
    return fail(
      read.faults.map(({ offset, ...fault }) => ({
        ...{ rule: 'front-matter/broken', place: toPlace(lines, offset), ...fault },
      })),
    );
  }
  const { document } = read;
  if (document.contents !== null && !isMap(document.contents)) return fail([noKeys]);
  const broken = [...findHiddenFaults(document, lines), ...findRemarks(document, lines)];
  if (broken.length > 0) return fail(broken);
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (!parsed.success)
    return fail(parsed.error.issues.flatMap((issue) => toFaults(issue, schema, document, lines)));
  const places = Object.fromEntries(
    Object.keys(schema.shape).map((key) => [
      key,
      document.has(key) ? placeIn(document, lines, [key]) : top,
    ]),
  );
  const linesBeforeBody = parts.yaml.split('\n').length + 1;
  return {
    front: { data: parsed.data, body: text.slice(parts.bodyStart), linesBeforeBody, places },
  };
};

const toMissing = (text: string): Fault => ({
  rule: 'front-matter/missing',
  place: top,
  ...(text.startsWith('+++') ? tomlFault : toFenceFault(text)),
});

const tomlFault = {
  message: 'The front matter is TOML, between lines of plus signs.',
  hint: 'Write it between two lines of three hyphens, each key with a colon: `title: "Suez delays"`. "npm run import -- markdown" does so for whole folders.',
};

const toFenceFault = (text: string): Pick<Fault, 'message' | 'hint'> => ({
  message: fence.test(text) ? 'The front matter does not end.' : 'There is no front matter.',
  hint: fence.test(text)
    ? 'Write a line of three hyphens between the keys and the text.'
    : 'Begin the file with a line of three hyphens, then the keys, then three hyphens again.',
});
