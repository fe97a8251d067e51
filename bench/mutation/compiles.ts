import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Survivor } from './read-report.ts';

/**
 * Whether a mutant gets past the compiler: one that does not is noticed by `npm run typecheck`. Only survivors are
 * asked about, since an answer takes as long as the tests do.
 *
 * @param root The project's folder, by whose tsconfig.json its files are read.
 */
export const makeCompileCheck = (root: string): ((survivor: Survivor) => boolean) => {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const mutated = new Map<string, { readonly text: string; readonly version: number }>();
  let version = 0;
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ ...options, types: ['node', 'astro/client'] }),
    getScriptFileNames: () => [...mutated.keys()],
    getScriptVersion: (path) => String(mutated.get(path)?.version ?? 0),
    getScriptSnapshot: (path) => {
      const text = mutated.get(path)?.text ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (chosen) => ts.getDefaultLibFilePath(chosen),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    readDirectory: (...args) => ts.sys.readDirectory(...args),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  };
  const service = ts.createLanguageService(host);
  return ({ file, from, to, replacement }) => {
    const path = join(root, file);
    const source = readFileSync(path, 'utf8');
    const text = source.slice(0, from) + replacement + source.slice(to);
    mutated.clear();
    mutated.set(path, { text, version: ++version });
    return (
      service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length ===
      0
    );
  };
};
