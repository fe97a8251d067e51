import { existsSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../records/compare-text.ts';
import { FileFault, findFileFault, readWithin } from '../../support/read-within.ts';
import { makeDirectoryData, type DirectoryData } from './directory-data.ts';
import { parseYaml } from './read-front.ts';

/** A folder of Markdown, as Jekyll, Hugo, Eleventy or Astro have it. */
export interface SourceFolder {
  /** Markdown files, relative to the folder, with forward slashes, sorted. */
  readonly texts: readonly string[];
  /** All other files, the same way. */
  readonly others: ReadonlySet<string>;
  /** Of links that lead out or to a folder, and of what is no file: they were not read. */
  readonly faults: readonly FileFault[];
  /** Jekyll parts tags at spaces, and has its own way of making addresses. */
  readonly isJekyll: boolean;
  readonly isHugo: boolean;
  readonly isEleventy: boolean;
  /** What lies beside a text and counts for it, in Eleventy. */
  readonly dataOf: (path: string) => DirectoryData;
  /** Jekyll's pattern for the addresses of posts. */
  readonly permalink: string | undefined;
  /** The site's address, where a configuration tells it. */
  readonly host: string | undefined;
  /** Names and biographies of authors by id, from `_data/authors.yml`. */
  readonly authors: Readonly<Record<string, unknown>>;
}

/** What holds no texts: tools, what was built, and parts of pages. */
const skipped =
  /^(?:node_modules|_site|_includes|_layouts|_sass|_plugins|layouts|archetypes|themes|resources|dist|vendor|bower_components)$/;

/** Jekyll's posts may be HTML. */
const isText = /\.(?:md|markdown|mdx|mdown|mkd)$|(?:^|\/)_posts\/.*\.html?$/i;

/** Links to folders are not followed: they could lead in a circle. */
const walk = (root: string, below: string, found: string[], faults: FileFault[]): void => {
  const entries = readdirSync(join(root, below), { withFileTypes: true }).sort(
    (a: Dirent, b: Dirent) => compareText(a.name, b.name),
  );
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile()) found.push(path);
    else if (skipped.test(entry.name)) continue;
    else if (entry.isDirectory()) walk(root, path, found, faults);
    else {
      const fault = findFileFault(root, path);
      if (fault) faults.push(fault);
      else found.push(path);
    }
  }
};

/** What a file of the old site's own settings holds: nothing where it is not there, or cannot be read. */
const readYaml = (
  root: string,
  file: string,
  faults: FileFault[],
): Readonly<Record<string, unknown>> => {
  if (!existsSync(join(root, file))) return {};
  try {
    const data = parseYaml(readWithin(root, file).toString('utf8'));
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch (error) {
    if (error instanceof FileFault) return {};
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    const hint = 'Mend it, and import again: without it addresses and names may be others.';
    faults.push(new FileFault(file, 'unreadable', `It cannot be read: ${why}.`, hint));
    return {};
  }
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const hostOf = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : URL.parse(address)?.host;

/** @throws Where the folder cannot be read. */
export const readSourceFolder = (root: string): SourceFolder => {
  const found: string[] = [];
  const faults: FileFault[] = [];
  walk(root, '', found, faults);
  const has = (name: RegExp): boolean => found.some((path) => name.test(path));
  const jekyll = readYaml(root, '_config.yml', faults);
  const isHugo = has(/^(?:hugo|config)\.(?:toml|yaml|yml|json)$|^config\/_default\//);
  const hugo = has(/^hugo\.toml$/)
    ? readWithin(root, 'hugo.toml').toString('utf8')
    : has(/^config\.toml$/)
      ? readWithin(root, 'config.toml').toString('utf8')
      : '';
  const isEleventy =
    has(/^eleventy\.config\.[cm]?[jt]s$|\.11tydata\.\w+$/) ||
    existsSync(join(root, '.eleventy.js'));
  const others = new Set(found.filter((path) => !isText.test(path)));
  return {
    texts: found.filter((path) => isText.test(path)),
    others,
    faults,
    isJekyll:
      has(/(?:^|\/)_posts\//) ||
      '_config.yml' in Object.fromEntries(found.map((path) => [path, true])),
    isHugo,
    isEleventy,
    dataOf: isEleventy ? makeDirectoryData(root, others) : () => ({ data: {}, unread: [] }),
    permalink: textOf(jekyll['permalink']),
    host: hostOf(
      textOf(jekyll['url']) ?? /^[ \t]*baseURL[ \t]*=[ \t]*["']([^"'\n]+)/im.exec(hugo)?.[1],
    ),
    authors: readYaml(root, '_data/authors.yml', faults),
  };
};
