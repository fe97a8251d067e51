import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCacheFolder } from '../../support/cache-folder.ts';
import { FileFault, readOwnFile, resolveOwnFile } from '../../support/read-within.ts';
import { writeWhole } from '../../support/whole-file.mjs';
import { digestSources } from '../digest-sources.ts';
import { toLook } from '../known-keys.ts';
import { mapInBatches } from '../map-in-batches.ts';
import { mostBytes, tooHeavy } from './faults.ts';
import { judgePicture, type Judged } from './judge.ts';

/** What looking at the pictures of a project has come to. It holds for one state of the code that looks. */
interface Known {
  /** By file, relative to the project: what it looked like from outside, and the digest of what was in it. */
  readonly files: Map<string, readonly [look: string, digest: string]>;
  /** By the digest of the bytes. */
  readonly judged: Map<string, Judged>;
  /** What is on the disk. */
  saved: string;
}

/** As it is written. */
interface KnownFile {
  readonly code: string;
  readonly files: readonly (readonly [string, readonly [string, string]])[];
  readonly judged: readonly (readonly [string, Judged])[];
}

const toFile = (root: string): string => join(toCacheFolder(root), 'pictures', 'known.json');

const digestCode = (root: string): string =>
  digestSources(root, ['package-lock.json', 'src/records/pictures']);

const readKnown = (root: string): Known => {
  try {
    const saved = readFileSync(toFile(root), 'utf8');
    const { code, files, judged } = JSON.parse(saved) as KnownFile;
    if (code === digestCode(root)) return { files: new Map(files), judged: new Map(judged), saved };
  } catch {
    // There is none yet, or a broken one: all pictures are looked at.
  }
  return { files: new Map(), judged: new Map(), saved: '' };
};

/** By the project's folder, and the cache's. */
const projects = new Map<string, Known>();

const knownOf = (root: string): Known => {
  const key = `${root}\0${toFile(root)}`;
  const known = projects.get(key) ?? readKnown(root);
  projects.set(key, known);
  return known;
};

/** Of what is being looked at now: the same bytes are judged once. */
const judging = new Map<string, Promise<Judged>>();

const judgeOnce = async (bytes: Buffer, digest: string, known: Known): Promise<Judged> => {
  const before = known.judged.get(digest);
  if (before) return before;
  const judged = judging.get(digest) ?? judgePicture(bytes);
  judging.set(digest, judged);
  try {
    known.judged.set(digest, await judged);
    return await judged;
  } finally {
    judging.delete(digest);
  }
};

/** What a file is as a picture, and the digest of its bytes; empty for one that is too long to be read. */
export interface Looked {
  readonly judged: Judged;
  readonly digest: string;
}

/**
 * What a picture's file is. One that looks as it did, or has the bytes that some file had, is not looked into again.
 *
 * @param file Relative to `root`.
 * @throws {FileFault} Where there is no file, or it lies elsewhere.
 */
export const lookAtPicture = async (root: string, file: string): Promise<Looked> => {
  if (resolveOwnFile(root, file).stats.size > mostBytes) return { judged: tooHeavy, digest: '' };
  const known = knownOf(root);
  const look = toLook(join(root, file), Date.now());
  const [lookThen, digestThen = ''] = known.files.get(file) ?? [];
  const before = look !== undefined && look === lookThen ? known.judged.get(digestThen) : undefined;
  if (before) return { judged: before, digest: digestThen };
  const bytes = readOwnFile(root, file);
  const digest = hash('sha256', bytes);
  const judged = await judgeOnce(bytes, digest, known);
  if (look !== undefined) known.files.set(file, [look, digest]);
  return { judged, digest };
};

/** Looks at all files of one folder of a project, and remembers for the next build and for other programs what they are. */
export const lookAtPictures = async (
  root: string,
  folder: 'content' | 'public',
  files: readonly string[],
): Promise<ReadonlyMap<string, Looked>> => {
  const found = await mapInBatches(files, async (file) => {
    try {
      return [[file, await lookAtPicture(root, file)] as const];
    } catch (error) {
      // It has gone since it was listed.
      if (error instanceof FileFault) return [];
      throw error;
    }
  });
  const known = knownOf(root);
  const byName = <Value>([a]: readonly [string, Value], [b]: readonly [string, Value]): number =>
    a < b ? -1 : 1;
  const there = new Set(files);
  const looks = [...known.files]
    .filter(([file]) => there.has(file) || !file.startsWith(`${folder}/`))
    .sort(byName);
  const digests = new Set(looks.map(([, [, digest]]) => digest));
  const text = JSON.stringify({
    code: digestCode(root),
    files: looks,
    judged: [...known.judged].filter(([digest]) => digests.has(digest)).sort(byName),
  } satisfies KnownFile);
  if (text !== known.saved && (looks.length > 0 || known.saved !== ''))
    writeWhole(toFile(root), text);
  known.saved = text;
  return new Map(found.flat());
};
