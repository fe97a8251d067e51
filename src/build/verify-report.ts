import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listFiles } from './edition-files.ts';
import { readSeenEditions, rememberEdition } from './seen-editions.ts';
import { isPublicKey, isSignedBy } from './signature.ts';
import {
  manifestFile,
  readSiteManifest,
  signatureFile,
  type SiteManifest,
} from './site-manifest.ts';
import { explainAbsence, readAddress, readFolder, readText, type ReadSite } from './site-source.ts';
import { findDifferences, findStrangers, type Difference, type Strangers } from './verify-site.ts';

/** What is compared, and with what. */
export interface VerifyOptions {
  /** An address, or a folder. */
  readonly place: string;
  /** The publisher's public key; empty where nobody gave one. */
  readonly key: string;
  /** The text of the manifest to compare with; else the one that the site itself shows. */
  readonly manifest?: string | undefined;
  /** The number of an edition: an older one is refused. */
  readonly atLeast?: number | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** The file that remembers which editions were seen. */
  readonly memory: string;
}

/**
 * `verified`: all is as the publisher signed it. `unsigned`: all is as the manifest says, for which nobody vouches.
 * `different`: something is not, or the signature is not the publisher's, or the edition is an old one.
 */
export type Verdict = 'verified' | 'unsigned' | 'different';

const toAddress = (place: string): URL | undefined => {
  if (!/^https?:/i.test(place)) return undefined;
  const url = URL.parse(place);
  if (!url) throw new Error(`"${place}" is no address: write it as https://example.org/.`);
  return new URL(url.pathname.endsWith('/') ? url.href : `${url.href}/`);
};

type Signature = 'signed' | 'unsigned' | 'missing' | 'wrong';

const signatureWords: Readonly<Record<Signature, string>> = {
  signed: 'Signed: the manifest has the signature of the publisher’s key.',
  unsigned:
    'UNSIGNED: no key is given, nor in src/config.ts, so nobody vouches for the manifest. Whoever can change the site can change it too.',
  missing: 'NOT SIGNED: a key is given, and the manifest has no signature.',
  wrong: 'WRONG SIGNATURE: the manifest is not signed with the publisher’s key.',
};

const judgeSignature = async (read: ReadSite, text: string, key: string): Promise<Signature> => {
  if (key === '') return 'unsigned';
  const signature = await readText(read, signatureFile);
  if (signature === undefined) return 'missing';
  return (await isSignedBy(text, signature, key)) ? 'signed' : 'wrong';
};

const explainMissing = async (place: string, address: URL | undefined): Promise<string> => {
  if (address) return `: ${await explainAbsence(address, manifestFile)}.`;
  return existsSync(place) ? '.' : ': there is no such folder. An address begins with https://.';
};

const toDate = (time: number): string => new Date(time).toISOString();

/** A clock may go wrong by so much, in seconds. */
const clockTolerance = 86_400;

/** What is wrong with when an edition was made; empty where it is the latest, as far as can be known. */
const findAgeFaults = (
  { sequence, expires }: SiteManifest,
  { atLeast, now }: VerifyOptions,
  seen: number | undefined,
): string[] => [
  ...(now >= expires
    ? [`OUT OF DATE: it held until ${toDate(expires)}. The copy is old, or nobody renewed it.`]
    : []),
  ...(sequence > now / 1000 + clockTolerance
    ? ['FROM THE FUTURE: the clock of whoever built it, or the one here, goes wrong.']
    : []),
  ...(atLeast !== undefined && sequence < atLeast ? [`TOO OLD: ${atLeast} was asked for.`] : []),
  ...(seen !== undefined && sequence < seen
    ? [`OLDER THAN BEFORE: edition ${seen} was seen already, and this one is served again.`]
    : []),
];

/** Who is known by what: a key's publication wherever it lies, else an address. */
const toPublication = (
  signature: Signature,
  { site }: SiteManifest,
  key: string,
  address: URL | undefined,
): string | undefined =>
  signature === 'signed' ? `${site} ${key.split(' ', 2).join(' ')}` : address?.href;

const toLine = ({ file, what }: Difference): string => `  ${file} ${what}`;

const compressed = /\.(?:br|gz)$/;

/** What only the host reads, and what nobody has named, cannot be asked for. */
const toUnseen = ({ hostFiles }: SiteManifest): string[] => {
  const names = [...hostFiles].filter((file) => !compressed.test(file));
  const count = hostFiles.size - names.length;
  const all = [...names, ...(count > 0 ? [`${count} compressed copies`] : [])];
  return [
    ...(all.length > 0 ? [`Not seen, as only the host reads them: ${all.join(', ')}.`] : []),
    'Not seen: whatever else the address may have. Compare the folder, if you can.',
  ];
};

const toVerdict = (places: string, count: number, differences: readonly Difference[]): string[] =>
  differences.length === 0
    ? [`All ${count} files of ${places} are what its manifest says.`]
    : [`Of ${count} files of ${places}, ${differences.length} differ:`, ...differences.map(toLine)];

const toCarried = ({ carried }: Strangers): string[] =>
  carried.length === 0
    ? []
    : [
        'Left from earlier editions, for readers who have their pages open:',
        ...carried.map((file) => `  ${file}`),
      ];

const readManifest = async (
  { place, manifest }: VerifyOptions,
  address: URL | undefined,
  read: ReadSite,
): Promise<{ text: string; manifest: SiteManifest }> => {
  const text = manifest ?? (await readText(read, manifestFile));
  if (text === undefined || (!address && !existsSync(place)))
    throw new Error(`There is no site manifest at ${place}${await explainMissing(place, address)}`);
  const found = readSiteManifest(text);
  if (found) return { text, manifest: found };
  throw new Error(
    manifest === undefined
      ? `What ${place} has for a site manifest is none.`
      : 'The manifest to compare with is none.',
  );
};

/**
 * Compares a site with its manifest, and remembers which edition it was.
 *
 * @throws Where there is no manifest to compare with, the key is none, or the memory is broken.
 */
export const verifySite = async (
  options: VerifyOptions,
): Promise<{ verdict: Verdict; report: string }> => {
  const { place, key, now, memory } = options;
  if (key !== '' && !isPublicKey(key))
    throw new Error(
      'What is given as the publisher’s key is no public SSH key: that is one line, as in the file that ends in .pub.',
    );
  const address = toAddress(place);
  const folder = resolve(place);
  const read = address ? readAddress(address) : readFolder(folder);
  const { text, manifest } = await readManifest(options, address, read);

  const signature = await judgeSignature(read, text, key);
  const publication = toPublication(signature, manifest, key, address);
  const seen = await readSeenEditions(memory);
  const highest = publication === undefined ? undefined : seen[publication];
  const ageFaults = findAgeFaults(manifest, options, highest);
  const isSeen = (file: string): boolean => !address || !manifest.hostFiles.has(file);
  const differing = await findDifferences(manifest, read, isSeen);
  // An earlier manifest without a signature is worth as much as this one, if it has none either.
  const trust = key !== '' ? { key } : options.manifest === undefined ? 'all' : 'none';
  const strangers: Strangers = address
    ? { carried: [], differences: [] }
    : await findStrangers(manifest, listFiles(folder), read, trust);
  const differences = [...differing, ...strangers.differences];
  const isFine = differences.length === 0 && ageFaults.length === 0;

  // A signed edition is known to exist, whatever this copy of it holds.
  const isSure = signature === 'signed' || (signature === 'unsigned' && isFine);
  const notes: string[] = [];
  if (publication !== undefined && isSure && manifest.sequence <= now / 1000 + clockTolerance)
    await rememberEdition(memory, publication, manifest.sequence).catch(() => {
      notes.push(`Not remembered: ${memory} cannot be written. Name another file with --memory.`);
    });

  const count = Object.keys(manifest.files).filter(isSeen).length;
  const isVouched = signature === 'signed' || signature === 'unsigned';
  return {
    verdict: !isFine || !isVouched ? 'different' : signature === 'signed' ? 'verified' : 'unsigned',
    report: [
      signatureWords[signature],
      `Edition ${manifest.sequence} of ${manifest.site}; it holds until ${toDate(manifest.expires)}.`,
      ...ageFaults,
      ...toVerdict(place, count, differences),
      ...toCarried(strangers),
      ...(address ? toUnseen(manifest) : []),
      ...notes,
    ].join('\n'),
  };
};
