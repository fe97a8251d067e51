import { describe, expect, it } from 'vitest';
import {
  findAstroModuleBreaks,
  findCircles,
  findDateLibraryBreaks,
  findLongFiles,
  findOrderBreaks,
} from './support/house.ts';
import { readImports } from './support/imports.ts';
import { readSources, type SourceFile } from './support/source-files.ts';

/** Files of src that may have more than 250 lines, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};

describe('the house', () => {
  const sources = readSources('src');

  it('is there', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('keeps its order', () => {
    expect(findOrderBreaks(sources)).toEqual([]);
  });

  it('has no circles', () => {
    expect(findCircles(sources)).toEqual([]);
  });

  it('keeps astro: modules to pages, components and one file of views', () => {
    expect(findAstroModuleBreaks(sources)).toEqual([]);
  });

  it('leaves dates to src/i18n', () => {
    expect(findDateLibraryBreaks(sources)).toEqual([]);
  });

  it('has small rooms', () => {
    expect(findLongFiles(sources, longFiles)).toEqual([]);
  });
});

/** Files of a house that is not there, by path and text. */
const toFiles = (texts: Readonly<Record<string, string>>): SourceFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

describe('reading imports', () => {
  it.each([
    ['a value', 'import { a } from "./a.ts"', ['./a.ts']],
    ['a type', 'import type { A } from "./a.ts"', ['./a.ts']],
    ['an effect', 'import "./a.ts"', ['./a.ts']],
    ['a re-export', 'export { a } from "./a.ts"', ['./a.ts']],
    ['a dynamic import', 'const a = await import("./a.ts")', ['./a.ts']],
    ['a type in an annotation', 'let a: import("./a.ts").A', ['./a.ts']],
    ['a package', 'import { z } from "zod"', ['zod']],
    ['no comment', '// import "./a.ts"\n/* import "./a.ts" */', []],
    ['no text', 'const a = `import "./a.ts"`', []],
  ])('finds %s', (_, text, imports) => {
    expect(readImports({ path: 'src/views/x.ts', text })).toEqual(imports);
  });

  it('finds those of an .astro file in its front matter and its scripts', () => {
    const text = [
      '---',
      'import A from "./A.astro";',
      '---',
      '<p>import "./never.ts"</p>',
      '<script>import "../client/menu.ts";</script>',
      '<script src="../client/share.ts"></script>',
    ].join('\n');
    const imports = ['./A.astro', '../client/menu.ts', '../client/share.ts'];
    expect(readImports({ path: 'src/components/x.astro', text })).toEqual(imports);
  });
});

describe('the checks can fail', () => {
  it.each([
    ['src/graph/a.ts', '../views/b.ts', 'graph may not use views'],
    ['src/markdown/a.ts', '../records/b.ts', 'markdown may not use records'],
    ['src/output/a.ts', '../components/B.astro', 'output may not use components'],
    ['src/client/a.ts', '../records/b.ts', 'client may not use records'],
    ['src/checker/a.ts', '../views/b.ts', 'checker may not use views'],
    ['src/views/a.ts', '../build/b.ts', 'views may not use build'],
    ['src/config.ts', './records/b.ts', 'config may not use records'],
    ['src/support/a.mjs', '../config.ts', 'support may not use config'],
    ['src/pages/a/b.astro', '../../cli/c.ts', 'pages may not use cli'],
    ['src/content.config.ts', './views/b.ts', 'content.config may not use views'],
    ['src/records/a.ts', '../../tests/b.ts', 'outside src'],
  ])('%s importing %s: %s', (path, specifier, words) => {
    const statement = `import "${specifier}";`;
    const text = path.endsWith('.astro') ? `---\n${statement}\n---` : statement;
    expect(findOrderBreaks([{ path, text }])).toEqual([expect.stringContaining(words) as string]);
  });

  it('on a file that stands in no room', () => {
    expect(findOrderBreaks(toFiles({ 'src/utils/a.ts': '', 'src/helpers.ts': '' }))).toHaveLength(
      2,
    );
  });

  it('and hold their peace where the order is kept', () => {
    const files = toFiles({
      'src/graph/a.ts': 'import "../records/b.ts"; import "./c.ts"; import "zod";',
      'src/pages/a/b.astro': '---\nimport "../../layouts/L.astro";\n---',
      'src/config.ts': 'import "./i18n/languages.ts";',
    });
    expect(findOrderBreaks(files)).toEqual([]);
  });

  it('on a circle, types included, once', () => {
    const files = toFiles({
      'src/graph/c.ts': 'import type { A } from "./a.ts";',
      'src/graph/a.ts': 'import "./b.ts"; import "./d.ts";',
      'src/graph/b.ts': 'import "./c.ts"; import "./d.ts";',
      'src/graph/d.ts': '',
    });
    const circle = 'src/graph/a.ts → src/graph/b.ts → src/graph/c.ts → src/graph/a.ts';
    expect(findCircles(files)).toEqual([circle]);
  });

  it('on a file that imports itself', () => {
    expect(findCircles(toFiles({ 'src/graph/a.ts': 'import "./a.ts";' }))).toHaveLength(1);
  });

  it('on an astro: module in the wrong room, and on a second one in views', () => {
    const text = 'import { getCollection } from "astro:content";';
    const fine = toFiles({
      'src/views/site.ts': text,
      'src/content.config.ts': text,
      'src/pages/feed.xml.ts': text,
      'src/components/Picture.astro': `---\n${text}\n---`,
    });
    expect(findAstroModuleBreaks(fine)).toEqual([]);
    expect(findAstroModuleBreaks([...fine, { path: 'src/views/b.ts', text }])).toHaveLength(1);
    expect(findAstroModuleBreaks([...fine, { path: 'src/graph/b.ts', text }])).toHaveLength(1);
  });

  it.each(['date-fns', 'date-fns/locale', '@date-fns/tz'])('on %s outside i18n', (specifier) => {
    const text = `import "${specifier}";`;
    expect(findDateLibraryBreaks(toFiles({ 'src/views/a.ts': text }))).toHaveLength(1);
    expect(findDateLibraryBreaks(toFiles({ 'src/i18n/a.ts': text }))).toEqual([]);
  });

  it('on a long file that nothing excuses', () => {
    const files = toFiles({
      'src/views/a.ts': 'x\n'.repeat(401),
      'src/views/b.ts': 'x\n'.repeat(400),
    });
    expect(findLongFiles(files, {})).toEqual(['src/views/a.ts has 401 lines']);
    expect(findLongFiles(files, { 'src/views/a.ts': 'a table' })).toEqual([]);
  });
});
