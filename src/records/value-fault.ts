import { z } from 'zod';
import type { Problem } from './problem.ts';

/** A fault with a rule and a remedy of its own, which zod has no place for but `params`. */
export type OwnFault = Pick<Problem, 'rule' | 'message' | 'hint'>;

/** For `superRefine`: refuses a text in which `find` finds something. */
export const refuse =
  (find: (text: string) => OwnFault | undefined) =>
  (value: string, context: z.RefinementCtx<string>): void => {
    const fault = find(value);
    if (fault) context.addIssue({ code: 'custom', message: fault.message, params: { fault } });
  };

/** The fault that `refuse` put into an issue. */
export const findOwnFault = (issue: z.core.$ZodIssue): OwnFault | undefined =>
  issue.code === 'custom' ? (issue.params?.['fault'] as OwnFault | undefined) : undefined;

type Issue = z.core.$ZodIssue;

const plainTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  boolean: 'true or false',
  object: 'a group of keys',
  number: 'a number',
  record: 'a group of keys',
};

/** A key as an analyst knows it: `image.alt`, or `tags` (entry 2). */
export const toKeyName = (path: readonly PropertyKey[]): string => {
  const keys = path.filter((each) => typeof each !== 'number').map(String);
  const entry = path.find((each) => typeof each === 'number');
  return `\`${keys.join('.')}\`${entry === undefined ? '' : ` (entry ${String(entry + 1)})`}`;
};

/** Of a value that may be one thing or another: what is wrong with the one that it was meant to be. */
export const toInnermost = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union') return issue;
  const meant = issue.errors.find(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const [first] = meant ?? [];
  return first ? toInnermost({ ...first, path: [...issue.path, ...first.path] }) : issue;
};

/** What is wrong with a value, in plain words. */
export const toValueFault = (issue: Issue): { message: string; hint: string } => {
  const name = toKeyName(issue.path);
  if (issue.code === 'invalid_type') {
    return {
      message: `${name} must be ${plainTypes[issue.expected] ?? issue.expected}.`,
      hint: 'If it holds a colon, a # or a number, put it between "double quotes".',
    };
  }
  if (issue.code === 'invalid_value') {
    return {
      message: `${name} must be one of: ${issue.values.map(String).join(', ')}.`,
      hint: 'Write one of these words.',
    };
  }
  return {
    message: `${name} ${issue.message}.`,
    hint: 'Look at docs/writing.md for what this key takes.',
  };
};

const withoutWrappers = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? withoutWrappers(schema.unwrap())
    : schema;

/** The keys that may stand at a place of a schema; none where that is no group of named keys. */
export const knownKeys = (schema: z.ZodObject, path: readonly PropertyKey[]): string[] => {
  const at = path.reduce<unknown>((outer, key) => {
    const inner = withoutWrappers(outer);
    return inner instanceof z.ZodObject
      ? (inner.shape as Record<PropertyKey, unknown>)[key]
      : undefined;
  }, schema);
  const inner = withoutWrappers(at);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
};
