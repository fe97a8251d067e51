import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { findDeepSign, tooDeepFault } from '../../records/yaml-fault.ts';

/** A file parted at what stands above its text; or why it could not be. */
export type ReadFront =
  | { readonly data: Readonly<Record<string, unknown>>; readonly body: string }
  | { readonly fault: string };

const fences: readonly (readonly [name: 'YAML' | 'TOML', open: RegExp, close: RegExp])[] = [
  ['YAML', /^---[ \t]*\n/, /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m],
  ['TOML', /^\+\+\+[ \t]*\n/, /^\+\+\+[ \t]*(?:\n|$)/m],
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws Where it is no YAML, or too deep inside itself. */
export const parseYaml = (text: string): unknown => {
  if (findDeepSign(text) !== undefined) throw new Error(tooDeepFault.message.replace(/\.$/, ''));
  // Few and small front matters use aliases; a bomb of them is refused.
  const document = parseDocument(text, {
    logLevel: 'error',
    uniqueKeys: false,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) throw error;
  return document.toJS({ maxAliasCount: 20 }) as unknown;
};

/**
 * Jekyll takes a quoted text that goes on at the very beginning of the next line; YAML wants it indented.
 */
const withIndents = (yaml: string): string =>
  yaml.replace(/^[^\s#:"'-][^:"'\n]*:[ \t]+"(?:[^"\\]|\\[^])*"/gm, (entry) =>
    entry.replace(/\n(?=\S)/g, '\n  '),
  );

const parseAnyYaml = (text: string): unknown => {
  try {
    return parseYaml(text);
  } catch (error) {
    const indented = withIndents(text);
    if (indented === text) throw error;
    return parseYaml(indented);
  }
};

const reasonOf = (error: unknown): string => {
  if (error instanceof TomlError) return error.message.split('\n')[0] ?? 'it cannot be read';
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be read';
};

/** Hugo takes JSON as well, without any fence. */
const readJson = (text: string): ReadFront | undefined => {
  const end = /^\}[ \t]*$/m.exec(text);
  if (!text.startsWith('{') || !end) return undefined;
  try {
    const data: unknown = JSON.parse(text.slice(0, end.index + 1));
    return isRecord(data) ? { data, body: text.slice(end.index + end[0].length) } : undefined;
  } catch {
    return undefined;
  }
};

/** Parts a text, with `\n` as line ends, at its YAML, TOML or JSON. Without any, all of it is the body. */
export const readFront = (text: string): ReadFront => {
  for (const [name, open, close] of fences) {
    const opening = open.exec(text);
    if (!opening) continue;
    const rest = text.slice(opening[0].length);
    const closing = close.exec(rest);
    if (!closing) return { fault: `its ${name} above the text does not end` };
    try {
      const parse = name === 'TOML' ? parseToml : parseAnyYaml;
      const data: unknown = parse(rest.slice(0, closing.index)) ?? {};
      if (!isRecord(data)) return { fault: `its ${name} above the text holds no keys` };
      return { data, body: rest.slice(closing.index + closing[0].length) };
    } catch (error) {
      return { fault: `its ${name} above the text is broken: ${reasonOf(error)}` };
    }
  }
  return readJson(text) ?? { data: {}, body: text };
};
