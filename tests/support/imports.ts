import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/**
 * What a file imports, types and dynamic imports included, as written. Of an .astro file the front matter counts, and
 * each script, by its text or by its `src`.
 */
export function readImports({ path, text }: SourceFile): string[] {
  const parts = path.endsWith('.astro') ? readAstroScripts(text) : { code: [text], addresses: [] };
  const imported = parts.code.flatMap((code) =>
    ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName),
  );
  return [...new Set([...imported, ...parts.addresses])];
}

/** The project's path that an import leads to; undefined for a package. */
export function toProjectPath(importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, ''));
}

/** The package that an import names; undefined for a file or address, and for what Node or Astro bring themselves. */
export function toPackage(specifier: string): string | undefined {
  if (/^[./]|^(node|astro|virtual|https?):/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function readAstroScripts(text: string): { code: string[]; addresses: string[] } {
  const frontMatter = /^\s*---\r?\n([^]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const markup = text.slice(text.indexOf(frontMatter) + frontMatter.length);
  const scripts = [...markup.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  return {
    code: [frontMatter, ...scripts.map(([, , body = '']) => body)],
    addresses: scripts.flatMap(
      ([, attributes = '']) => /\bsrc=["'](\.[^"']*)["']/.exec(attributes)?.[1] ?? [],
    ),
  };
}
