import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRoutePath, type SitePath } from '../records/urls.ts';
import { findSiblingReferences } from './asset-references.ts';
import type { EditionFiles } from './edition.ts';
import { listFiles } from './edition-files.ts';

/** A page of the edition that is being made, with the names of the files in `_astro` that a device needs with it. */
export interface PageFiles {
  readonly path: SitePath;
  /** Changes when the page does. */
  readonly revision: string;
  /** Sorted. Of a picture that comes in several sizes, one. */
  readonly files: readonly string[];
}

/** Wide enough for any phone, and for most else. */
const wideEnough = 1080;

const copy = /^(.*\.[\da-f]{10})-(\d+)\.(?:webp|jpg|png)$/;

/** Of the copies of each picture, the narrowest that is wide enough, else the widest; everything else as it is. */
export const pickCopies = (names: readonly string[]): string[] => {
  const widths = new Map<string, number[]>();
  for (const [, stem = '', width = ''] of names.flatMap((name) => [copy.exec(name) ?? []]))
    if (stem !== '') widths.set(stem, [...(widths.get(stem) ?? []), Number(width)]);
  return names.filter((name) => {
    const [, stem = '', width = ''] = copy.exec(name) ?? [];
    const all = (widths.get(stem) ?? []).sort((a, b) => a - b);
    return stem === '' || Number(width) === (all.find((each) => each >= wideEnough) ?? all.at(-1));
  });
};

/** Finds, of each script in a folder, those that it needs in turn, and theirs. */
export const scriptReader = (assets: string): ((names: readonly string[]) => string[]) => {
  const all = new Set(listFiles(assets));
  const known = new Map<string, readonly string[]>();
  const findSiblings = (name: string): readonly string[] => {
    const found =
      known.get(name) ??
      (/\.(?:js|css)$/.test(name) && all.has(name)
        ? findSiblingReferences(readFileSync(join(assets, name), 'utf8'), all)
        : []);
    known.set(name, found);
    return found;
  };
  return (names) => {
    const needed = new Set(names);
    for (const name of needed) for (const sibling of findSiblings(name)) needed.add(sibling);
    return [...needed].sort();
  };
};

/** Describes pages by what is known of the edition's files. `assets` is the folder that their scripts lie in. */
export const pageReader = (
  files: EditionFiles,
  assets: string,
): ((path: SitePath) => PageFiles) => {
  const findAll = scriptReader(assets);
  // Most pages of a route refer to the same.
  const known = new Map<string, readonly string[]>();
  const findNeeded = (names: readonly string[]): readonly string[] => {
    const key = names.join('\n');
    const found = known.get(key) ?? findAll(pickCopies(names));
    known.set(key, found);
    return found;
  };
  return (path) => {
    const route = toRoutePath(path);
    const page = files[route === '' ? 'index.html' : `${route}/index.html`];
    if (!page) throw new Error(`The edition has no page ${path}.`);
    return { path, revision: page.sha256.slice(0, 12), files: findNeeded(page.assets) };
  };
};
