import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toRoutePath, type SitePath } from '../records/urls.ts';
import { listFiles, type EditionPaths } from './edition-files.ts';
import { findAssetReferences, findSiblingReferences } from './edition-plan.ts';

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

/** Of the sizes in a `srcset`, the smallest that is wide enough; else the widest. */
export const pickSize = (srcset: string): string => {
  const sizes = srcset
    .split(', ')
    .map((each) => each.trim().split(/\s+/))
    .map(([address = '', width = '']) => ({ address, width: Number.parseInt(width) }))
    .sort((a, b) => a.width - b.width);
  return (sizes.find(({ width }) => width >= wideEnough) ?? sizes.at(-1))?.address ?? '';
};

/** The names of what a page needs, of each picture one size. */
export const findPageFiles = (html: string): string[] =>
  findAssetReferences(
    html.replace(/<img\b[^>]*\bsrcset="([^"]*)"[^>]*>/g, (_, srcset: string) => pickSize(srcset)),
  );

/** Reads pages of the edition that is being made: what was rendered from the stage, the others where they stand. */
export const pageReader = async ({
  stage,
  out,
}: Pick<EditionPaths, 'stage' | 'out'>): Promise<(path: SitePath) => Promise<PageFiles>> => {
  const names = new Set(await listFiles(join(stage, '_astro')));
  const siblings = new Map<string, readonly string[]>();
  const findSiblings = async (name: string): Promise<readonly string[]> => {
    if (!name.endsWith('.js') || !names.has(name)) return [];
    const known = siblings.get(name);
    if (known) return known;
    const text = await readFile(join(stage, '_astro', name), 'utf8');
    const found = findSiblingReferences(text, names).filter((each) => each !== name);
    siblings.set(name, found);
    return found;
  };
  return async (path) => {
    const file = join(toRoutePath(path), 'index.html');
    const html = await readFile(join(stage, file), 'utf8').catch(() =>
      readFile(join(out, file), 'utf8'),
    );
    const files = new Set(findPageFiles(html));
    for (const name of files) for (const other of await findSiblings(name)) files.add(other);
    const revision = createHash('sha256').update(html).digest('hex').slice(0, 12);
    return { path, revision, files: [...files].sort() };
  };
};
