import { resolve } from 'node:path';
import { listFiles } from './edition-files.ts';
import { isSignedBy } from './signature.ts';
import { manifestFile, readSiteManifest, signatureFile } from './site-manifest.ts';
import { readAddress, readFolder, type ReadSite } from './site-source.ts';
import { findDifferences, findStrangers, type Difference } from './verify-site.ts';

const readText = async (read: ReadSite, file: string): Promise<string | undefined> => {
  const found = await read(file);
  return found && 'bytes' in found ? found.bytes.toString('utf8') : undefined;
};

const toAddress = (place: string): URL | undefined => {
  if (!/^https?:/i.test(place)) return undefined;
  const url = URL.parse(place);
  return url ? new URL(url.pathname.endsWith('/') ? url.href : `${url.href}/`) : undefined;
};

/** What belongs to a host or to the manifest itself, and what `npm run deploy` left for pages already open. */
const isKnown = (carried: ReadonlySet<string>, file: string): boolean =>
  [manifestFile, signatureFile, '_headers', '_redirects', 'CNAME'].includes(file) ||
  (file.startsWith('.') && !file.startsWith('.well-known/')) ||
  carried.has(file.replace(/\.(?:br|gz)$/, ''));

const judgeSignature = async (
  read: ReadSite,
  text: string,
  key: string,
): Promise<{ ok: boolean; said: string }> => {
  if (key === '')
    return {
      ok: true,
      said: 'Nobody vouches for the manifest: no key is given, nor in src/config.ts.',
    };
  const signature = await readText(read, signatureFile);
  if (signature === undefined) return { ok: false, said: 'The manifest is not signed.' };
  return (await isSignedBy(text, signature, key))
    ? { ok: true, said: 'The manifest is signed with the publisher’s key.' }
    : { ok: false, said: 'The manifest is NOT signed with the publisher’s key.' };
};

const toLine = ({ file, what }: Difference): string => `  ${file} ${what}`;

/**
 * Compares a site with its manifest.
 *
 * @param place An address, or a folder.
 * @param key The publisher's public key; empty where nobody gave one.
 * @param known The manifest to compare with; else the one that the site itself shows.
 * @throws Where there is no manifest to compare with.
 */
export const verifySite = async (
  place: string,
  key: string,
  known?: string,
): Promise<{ ok: boolean; report: string }> => {
  const address = toAddress(place);
  const folder = resolve(place);
  const read = address ? readAddress(address) : readFolder(folder);
  const text = known ?? (await readText(read, manifestFile));
  if (text === undefined) throw new Error(`There is no site manifest at ${place}.`);
  const manifest = readSiteManifest(text);
  if (!manifest) throw new Error(`What ${place} has for a site manifest is none.`);

  const signature = await judgeSignature(read, text, key);
  const differences = [...(await findDifferences(manifest, read))];
  if (!address) {
    const carried = new Set(
      (await readText(read, '.carried'))?.split('\n').map((name) => `_astro/${name}`),
    );
    const files = listFiles(folder);
    differences.push(
      ...(await findStrangers(manifest, files, read, (file) => isKnown(carried, file))),
    );
  }
  const count = Object.keys(manifest.files).length;
  const verdict =
    differences.length === 0
      ? `All ${count} files of ${place} are what its manifest says.`
      : `Of ${count} files of ${place}, ${differences.length} differ:`;
  return {
    ok: signature.ok && differences.length === 0,
    report: [signature.said, verdict, ...differences.map(toLine)].join('\n'),
  };
};
