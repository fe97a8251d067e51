import { readImports, toPackage } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/** The packages that code imports, or whose fonts it reads: `@types/mdast` brings the types of `mdast`, and `@types/node` those of Node. */
export function listPackages(files: readonly SourceFile[]): Set<string> {
  const fonts = files.flatMap(({ text }) =>
    [...text.matchAll(/'([^'\s]+\.ttf)'/g)].map(([, file = '']) => file),
  );
  const specifiers = [...files.flatMap(readImports), ...fonts];
  const packages = specifiers.flatMap((specifier) => toPackage(specifier) ?? []);
  const usesNode = specifiers.some((specifier) => specifier.startsWith('node:'));
  return new Set([...packages, ...(usesNode ? ['node'] : [])]);
}

/** @param tools Packages that are used without being imported. */
export function findUnused(
  declared: readonly string[],
  imported: ReadonlySet<string>,
  tools: readonly string[],
): string[] {
  return declared.filter(
    (name) => !tools.includes(name) && !imported.has(name.replace(/^@types\//, '')),
  );
}

/** Packages that are here only because another one brought them: they may go when it is updated. */
export function findUndeclared(
  declared: readonly string[],
  imported: ReadonlySet<string>,
): string[] {
  return [...imported].filter(
    (name) => name !== 'node' && !declared.includes(name) && !declared.includes(`@types/${name}`),
  );
}

/**
 * The dependencies that have no line with a reason in a README: a table row or a list item that names the package as
 * code, and says more than its name.
 */
export function findUnexplained(declared: readonly string[], readme: string): string[] {
  const lines = readme.split('\n').filter((line) => /^\s*[|*-]/.test(line));
  return declared.filter((name) => {
    const line = lines.find((candidate) => candidate.includes(`\`${name}\``)) ?? '';
    const reason = line.replaceAll(/`[^`]*`/g, '').replaceAll(/[^\p{L}]/gu, '');
    return reason.length < 10;
  });
}
