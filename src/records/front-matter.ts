import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { didYouMean } from './fold.ts';
import type { Problem } from './problem.ts';

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

const fence = /^---[ \t]*\n/;

interface Parts {
  readonly yaml: string;
  readonly body: string;
  readonly linesBeforeBody: number;
}

const split = (text: string): Parts | undefined => {
  const opening = fence.exec(text);
  if (!opening) return undefined;
  const rest = text.slice(opening[0].length);
  const closing = /^---[ \t]*(?:\n|$)/m.exec(rest);
  if (!closing) return undefined;
  const yaml = rest.slice(0, closing.index);
  return {
    yaml,
    body: rest.slice(closing.index + closing[0].length),
    linesBeforeBody: yaml.split('\n').length + 1,
  };
};

const plainTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  boolean: 'true or false',
  object: 'a group of keys',
  number: 'a number',
  record: 'a group of keys',
};

const describe = (issue: z.core.$ZodIssue, name: string): { message: string; hint: string } => {
  if (issue.code === 'invalid_type') {
    const wanted = plainTypes[issue.expected] ?? issue.expected;
    return {
      message: `\`${name}\` must be ${wanted}.`,
      hint: 'If it holds a colon, a # or a number, put it between "double quotes".',
    };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return {
      message: `\`${name}\` must be one of: ${values.join(', ')}.`,
      hint: 'Write one of these words.',
    };
  }
  return {
    message: `\`${name}\`: ${issue.message}.`,
    hint: 'Look at docs/writing.md for what this key takes.',
  };
};

const keysOf = (schema: z.ZodObject): string[] => Object.keys(schema.shape);

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

const keyPlace = (
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
  key: string,
): Place => {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return { line: 2, column: 1 };
  const pair = map.items.find(({ key: each }) => isScalar(each) && String(each.value) === key);
  return isScalar(pair?.key) && pair.key.range
    ? toPlace(lines, pair.key.range[0])
    : { line: 2, column: 1 };
};

const isMissing = (issue: z.core.$ZodIssue, document: Document.Parsed): boolean =>
  issue.code === 'invalid_type' && !document.hasIn(issue.path);

/**
 * Parts a content file at its front matter and validates that against `schema`.
 * Every fault is reported at once, at its own line, with the nearest known key or the remedy.
 */
export const readFrontMatter = <Schema extends z.ZodObject>(
  file: string,
  text: string,
  schema: Schema,
): FrontMatterResult<z.output<Schema>> => {
  const problem = (
    place: Place,
    rule: Problem['rule'],
    message: string,
    hint: string,
  ): Problem => ({
    file,
    ...place,
    severity: 'error',
    rule,
    message,
    hint,
  });
  const parts = split(text);
  if (!parts) {
    const hint =
      'Begin the file with a line of three hyphens, then the keys, then three hyphens again.';
    return {
      problems: [
        problem({ line: 1, column: 1 }, 'front-matter/missing', 'There is no front matter.', hint),
      ],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(parts.yaml, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  if (document.errors.length > 0) {
    const hint =
      'A text with a colon or a quotation mark in it goes between "double quotes"; lists need their hyphens in one column.';
    return {
      problems: document.errors.map((error) =>
        problem(
          toPlace(lines, error.pos[0]),
          'front-matter/broken',
          `This is not valid YAML: ${error.message}.`,
          hint,
        ),
      ),
    };
  }
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.flatMap((issue) => {
        const name = issue.path.map(String).join('.');
        if (issue.code === 'unrecognized_keys') {
          const known = issue.path.length === 0 ? keysOf(schema) : [];
          return issue.keys.map((key) =>
            problem(
              keyPlace(document, lines, issue.path, key),
              'front-matter/unknown-key',
              `There is no key \`${name ? `${name}.` : ''}${key}\`.${didYouMean(key, known)}`,
              known.length > 0
                ? `Known keys: ${known.join(', ')}.`
                : 'Look at docs/writing.md for the known keys.',
            ),
          );
        }
        if (isMissing(issue, document)) {
          const hint = `Add a line \`${name}: …\` to the front matter.`;
          return [
            problem(
              { line: 1, column: 1 },
              'front-matter/missing-key',
              `The key \`${name}\` is missing.`,
              hint,
            ),
          ];
        }
        const { message, hint } = describe(issue, name);
        return [
          problem(placeIn(document, lines, issue.path), 'front-matter/wrong-type', message, hint),
        ];
      }),
    };
  }
  const places = Object.fromEntries(
    Object.keys(schema.shape).map((key) => [
      key,
      document.has(key) ? placeIn(document, lines, [key]) : { line: 1, column: 1 },
    ]),
  );
  return {
    front: { data: parsed.data, body: parts.body, linesBeforeBody: parts.linesBeforeBody, places },
  };
};
