import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listFiles } from './edition-files.ts';
import { isPublicKey, isSignedBy } from './signature.ts';
import { manifestFile, readSiteManifest, signatureFile } from './site-manifest.ts';
import { explainAbsence, readAddress, readFolder, type ReadSite } from './site-source.ts';
import { findDifferences, findStrangers, type Difference } from './verify-site.ts';

const readText = async (read: ReadSite, file: string): Promise<string | undefined> => {
  const found = await read(file);
  return found && 'bytes' in found ? found.bytes.toString('utf8') : undefined;
};

const toAddress = (place: string): URL | undefined => {
  if (!/^https?:/i.test(place)) return undefined;
  const url = URL.parse(place);
  if (!url) throw new Error(`"${place}" is no address: write it as https://example.org/.`);
  return new URL(url.pathname.endsWith('/') ? url.href : `${url.href}/`);
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

const explainMissing = async (place: string, address: URL | undefined): Promise<string> => {
  if (address) return `: ${await explainAbsence(address, manifestFile)}.`;
  return existsSync(place) ? '.' : ': there is no such folder. An address begins with https://.';
};

const toLine = ({ file, what }: Difference): string => `  ${file} ${what}`;

/**
 * Compares a site with its manifest.
 *
 * @param place An address, or a folder.
 * @param key The publisher's public key; empty where nobody gave one.
 * @param known The manifest to compare with; else the one that the site itself shows.
 * @throws Where there is no manifest to compare with, or the key is none.
 */
export const verifySite = async (
  place: string,
  key: string,
  known?: string,
): Promise<{ ok: boolean; report: string }> => {
  if (key !== '' && !isPublicKey(key))
    throw new Error(
      'What is given as the publisher’s key is no public SSH key: that is one line, as in the file that ends in .pub.',
    );
  const address = toAddress(place);
  const folder = resolve(place);
  const read = address ? readAddress(address) : readFolder(folder);
  const text = known ?? (await readText(read, manifestFile));
  if (text === undefined)
    throw new Error(`There is no site manifest at ${place}${await explainMissing(place, address)}`);
  const manifest = readSiteManifest(text);
  if (!manifest)
    throw new Error(
      known === undefined
        ? `What ${place} has for a site manifest is none.`
        : 'The manifest to compare with is none.',
    );

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
