import { hash } from 'node:crypto';
import { compareText } from '../records/compare-text.ts';
import { isSignedBy } from './signature.ts';
import {
  manifestFile,
  readSiteManifest,
  signatureFile,
  type SiteManifest,
} from './site-manifest.ts';
import { readText, type Found, type ReadSite } from './site-source.ts';

/** How a file of a site differs from what its manifest says. */
export interface Difference {
  readonly file: string;
  readonly what: 'is not there' | 'is another' | 'is in no manifest' | 'is no file of this folder';
}

/** Few enough for any host. */
const atOnce = 8;

const judge = (
  found: Found | undefined,
  sha256: string,
  moved: string | undefined,
): Difference['what'] | undefined => {
  if (!found) return 'is not there';
  if ('bytes' in found) return hash('sha256', found.bytes) === sha256 ? undefined : 'is another';
  if ('location' in found)
    return moved !== undefined && found.location === moved ? undefined : 'is another';
  return 'is no file of this folder';
};

/** Reads every file that the manifest names, but those that cannot be seen, and says which differ. Sorted by file. */
export const findDifferences = async (
  manifest: SiteManifest,
  read: ReadSite,
  isSeen: (file: string) => boolean,
): Promise<readonly Difference[]> => {
  const files = Object.entries(manifest.files).filter(([file]) => isSeen(file));
  const differences: Difference[] = [];
  const work = async (): Promise<void> => {
    for (let next = files.pop(); next; next = files.pop()) {
      const [file, sha256] = next;
      const what = judge(await read(file), sha256, manifest.moved[file]);
      if (what) differences.push({ file, what });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return differences.sort((a, b) => compareText(a.file, b.file));
};

/**
 * Where `npm run deploy` puts the manifests of earlier editions whose scripts and pictures it has linked into a new one.
 * deploy-scripts.ts names them.
 */
const earlierManifest = /^\.earlier\/[\da-f]{16}\.txt$/;

/** What else lies in a folder. */
export interface Strangers {
  /** Files of `_astro` that a manifest of an earlier edition names: readers have its pages open. */
  readonly carried: readonly string[];
  readonly differences: readonly Difference[];
}

/**
 * What lies in a folder besides what the manifest names.
 *
 * @param files All that lies there.
 * @param trust Whether earlier manifests may be believed: by their signature, if there is a key.
 */
export const findStrangers = async (
  manifest: SiteManifest,
  files: readonly string[],
  read: ReadSite,
  trust: { readonly key: string } | 'all' | 'none',
): Promise<Strangers> => {
  const known = new Set([...Object.keys(manifest.files), manifestFile, signatureFile]);
  const earlier = new Map<string, Set<string>>();
  for (const file of files.filter((each) => earlierManifest.test(each))) {
    const text = await readText(read, file);
    const found = text === undefined ? undefined : readSiteManifest(text);
    if (text === undefined || !found || trust === 'none') continue;
    const signature = await readText(read, `${file}.sig`);
    if (trust !== 'all' && !(signature && (await isSignedBy(text, signature, trust.key)))) continue;
    for (const each of [file, `${file}.sig`]) known.add(each);
    for (const [path, sha256] of Object.entries(found.files))
      if (path.startsWith('_astro/'))
        earlier.set(path, (earlier.get(path) ?? new Set()).add(sha256));
  }
  const carried: string[] = [];
  const differences: Difference[] = [];
  for (const file of files.filter((each) => !known.has(each)).sort(compareText)) {
    const digests = earlier.get(file);
    const found = digests && (await read(file));
    if (found && 'bytes' in found && digests.has(hash('sha256', found.bytes))) carried.push(file);
    else differences.push({ file, what: 'is in no manifest' });
  }
  return { carried, differences };
};
