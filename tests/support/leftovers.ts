import type { SourceFile } from './source-files.ts';

/** What must not stay behind in a file, and why. */
const leftovers: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, reason: 'a note to oneself: do it, or open an issue' },
  { pattern: /\b(it|test|describe)\.only\b/, reason: 'keeps all other tests from running' },
  { pattern: /\b(it|test|describe)\.(skip|todo|fails)\b/, reason: 'a test that tests nothing' },
  { pattern: /\bas any(?! \w)\b|<any>/, reason: 'turns the compiler off' },
  { pattern: /@ts-(ignore|nocheck|expect-error)\b/, reason: 'turns the compiler off' },
  { pattern: /\bdebugger\b/, reason: 'stops in a debugger' },
];

/** @returns Each leftover by file and line. */
export function findLeftovers(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      leftovers
        .filter(({ pattern }) => pattern.test(line))
        .map(({ pattern, reason }) => {
          const found = pattern.exec(line)?.[0] ?? '';
          return `${path}:${index + 1} ${found}: ${reason}`;
        }),
    ),
  );
}
