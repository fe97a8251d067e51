import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { compareText } from '../records/compare-text.ts';
import type { Compression } from './compress.ts';
import type { SiteManifest } from './site-manifest.ts';
import { mostBytes, type Found, type ReadSite } from './site-source.ts';

/** How a file of a site differs from what its manifest says. */
export interface Difference {
  readonly file: string;
  readonly what: 'is not there' | 'is another' | 'is in no manifest' | 'is another when compressed';
}

/** Few enough for any host. */
const atOnce = 8;

const isSame = (found: Found, sha256: string, moved: string | undefined): boolean =>
  'bytes' in found
    ? hash('sha256', found.bytes) === sha256
    : moved !== undefined && found.location === moved;

/** Reads every file that the manifest names, and says which differ. Sorted by file. */
export const findDifferences = async (
  manifest: SiteManifest,
  read: ReadSite,
): Promise<readonly Difference[]> => {
  const files = Object.entries(manifest.files);
  const differences: Difference[] = [];
  const work = async (): Promise<void> => {
    for (let next = files.pop(); next; next = files.pop()) {
      const [file, sha256] = next;
      const found = await read(file);
      if (!found) differences.push({ file, what: 'is not there' });
      else if (!isSame(found, sha256, manifest.moved[file]))
        differences.push({ file, what: 'is another' });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return differences.sort((a, b) => compareText(a.file, b.file));
};

/** A few bytes may unpack to more than a machine has. */
const bounded = { maxOutputLength: mostBytes };

const unpackers: Readonly<Record<Compression, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliDecompress)(bytes, bounded),
  gz: (bytes) => promisify(gunzip)(bytes, bounded),
};

/**
 * What lies in a folder besides what the manifest names: a compressed text has to be that text; what else there is, no
 * publisher has vouched for. Hidden files at the root, such as a host's own, are left out.
 */
export const findStrangers = async (
  manifest: SiteManifest,
  files: readonly string[],
  read: ReadSite,
  isKnown: (file: string) => boolean,
): Promise<readonly Difference[]> => {
  const differences: Difference[] = [];
  for (const file of files) {
    if (Object.hasOwn(manifest.files, file) || isKnown(file)) continue;
    const [, text = '', form = ''] = /^(.+)\.(br|gz)$/.exec(file) ?? [];
    const sha256 = manifest.files[text];
    if (sha256 === undefined) {
      differences.push({ file, what: 'is in no manifest' });
      continue;
    }
    const found = await read(file);
    const bytes =
      found && 'bytes' in found
        ? await unpackers[form as Compression](found.bytes).catch(() => Buffer.alloc(0))
        : Buffer.alloc(0);
    if (hash('sha256', bytes) !== sha256)
      differences.push({ file, what: 'is another when compressed' });
  }
  return differences.sort((a, b) => compareText(a.file, b.file));
};
