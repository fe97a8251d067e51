import { readImports, toPackage, toProjectPath } from './imports.ts';
import type { SourceFile } from './source-files.ts';

/*
 * The order of the house, as DESIGN.md gives it. Each check takes a set of files and returns what breaks the rule, in
 * words; an empty list is a house in order.
 */

const foundations = ['support', 'config', 'i18n'];
const upToRecords = [...foundations, 'markdown', 'records'];
const upToGraph = [...upToRecords, 'graph'];
const upToOutput = [...upToGraph, 'views', 'output'];
/** What a page may put on paper beside its props: style sheets, and the scripts that a browser runs. */
const paper = ['styles', 'client'];

/** Which rooms each room may import from, besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // The bootstrap uses it before anything is installed.
  support: [],
  config: foundations,
  i18n: foundations,
  markdown: foundations,
  records: upToRecords,
  graph: upToRecords,
  views: upToGraph,
  output: [...upToGraph, 'views'],
  components: [...upToOutput, ...paper],
  layouts: [...upToOutput, 'components', ...paper],
  pages: [...upToOutput, 'components', 'layouts', ...paper],
  'content.config': upToRecords,
  // It asks which letters the pictures of headlines can have.
  checker: [...upToGraph, 'output'],
  importer: upToGraph,
  desk: [...upToGraph, 'output'],
  // Letters come in WordPress exports too.
  letters: [...upToGraph, 'importer'],
  // What a host must know of a site is plain data, and what it reads is text.
  hosts: foundations,
  // The build's gates are the checker's rules; its server hands editors what the desk knows of front matter.
  build: [...upToOutput, 'checker', 'desk', 'hosts'],
  cli: [...upToOutput, 'checker', 'desk', 'importer', 'letters', 'hosts', 'build'],
  client: ['i18n'],
  styles: [],
};

/** `src/records/slug.ts` is in the room `records`, and `src/config.ts` is the room `config`. */
function toRoom(path: string): string {
  const [, name = ''] = path.split('/');
  return name.replace(/\.(ts|mjs)$/, '');
}

export function findOrderBreaks(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = toRoom(file.path);
    const allowed = mayImport[room];
    if (allowed === undefined) return [`${file.path} is in no room that the house has`];
    return readImports(file).flatMap((specifier) => {
      const target = toProjectPath(file.path, specifier);
      if (target === undefined) return [];
      // Licences are passed on with what they are for.
      if (target === 'NOTICE' && room === 'pages') return [];
      if (!target.startsWith('src/')) return [`${file.path} imports ${target}, outside src`];
      const targetRoom = toRoom(target);
      if (targetRoom === room || allowed.includes(targetRoom)) return [];
      return [`${file.path} imports ${target}: ${room} may not use ${targetRoom}`];
    });
  });
}

/** Each circle once, from its alphabetically first file back to it. */
export function findCircles(files: readonly SourceFile[]): string[] {
  const targets = new Map(
    files.map((file) => [
      file.path,
      readImports(file).flatMap((specifier) => toProjectPath(file.path, specifier) ?? []),
    ]),
  );
  const circles = new Set<string>();
  const finished = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) circles.add(describeCircle(trail.slice(start)));
    if (start !== -1 || finished.has(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of targets.keys()) walk(path, []);
  return [...circles];
}

function describeCircle(paths: readonly string[]): string {
  const first = paths.indexOf([...paths].sort()[0] ?? '');
  const turned = [...paths.slice(first), ...paths.slice(0, first)];
  return [...turned, ...turned.slice(0, 1)].join(' → ');
}

/** `astro:*` modules exist in a build only: what imports one cannot be tested as a plain function. */
export function findAstroModuleBreaks(files: readonly SourceFile[]): string[] {
  const users = files
    .filter((file) => readImports(file).some((specifier) => specifier.startsWith('astro:')))
    .map(({ path }) => path);
  const views = users.filter((path) => toRoom(path) === 'views');
  const strangers = users.filter(
    (path) =>
      !path.endsWith('.astro') &&
      // What Astro bundles all pages into.
      path !== 'src/build/renderer-entry.ts' &&
      !['pages', 'content.config', 'views'].includes(toRoom(path)),
  );
  return [
    ...strangers.map((path) => `${path} imports an astro: module`),
    ...(views.length > 1 ? [`${views.join(' and ')} import astro: modules: one file may`] : []),
  ];
}

/** A language is data, dates included: whoever else reached for date-fns would format them its own way. */
export function findDateLibraryBreaks(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => toRoom(file.path) !== 'i18n')
    .flatMap((file) =>
      readImports(file)
        .filter((specifier) =>
          /^(@date-fns|date-fns)$/.test(toPackage(specifier)?.split('/')[0] ?? ''),
        )
        .map((specifier) => `${file.path} imports ${specifier}, which only src/i18n may`),
    );
}

/** @param excused Paths that may be longer, each with its reason. */
export function findLongFiles(
  files: readonly SourceFile[],
  excused: Readonly<Record<string, string>>,
  limit = 400,
): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > limit && !(path in excused) ? [`${path} has ${lines} lines`] : [];
  });
}
