import { readFile } from 'node:fs/promises';
import { writeWhole } from '../support/whole-file.mjs';
import type { EditionFile, EditionManifest } from './edition-plan.ts';

/** What a file refers to and has inline. */
type Uses = Pick<EditionFile, 'assets' | 'inline'>;

/** An archive's pages use the same few things in a handful of ways: lists of its own for each page would fill the memory. */
export interface SharedUses {
  /** Each once, in the order in which they came. */
  readonly uses: readonly Uses[];
  readonly toNumber: (file: Uses) => number;
  /** The same file, with the lists of the first that had equal ones. */
  readonly share: <File extends Uses>(file: File) => File;
}

export const openUses = (): SharedUses => {
  const uses: Uses[] = [];
  const numbers = new Map<string, number>();
  const toNumber = ({ assets, inline }: Uses): number => {
    const text = JSON.stringify([assets, inline]);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, uses.length);
    return uses.push({ assets, ...(inline && { inline }) }) - 1;
  };
  return { uses, toNumber, share: (file) => ({ ...file, ...uses[toNumber(file)] }) };
};

/** A manifest as it is kept: what a file uses is a number in `uses`. */
interface KeptManifest {
  readonly code: string;
  readonly uses: readonly Uses[];
  readonly files: Readonly<Record<string, KeptFile>>;
}

type KeptFile = readonly [
  key: string | null,
  sha256: string,
  size: number,
  mtimeMs: number,
  uses: number,
];

const toKept = ({ code, files }: EditionManifest): KeptManifest => {
  const { uses, toNumber } = openUses();
  const kept = Object.entries(files).map(([file, { key, sha256, size, mtimeMs, ...rest }]) => {
    const each: KeptFile = [key ?? null, sha256, size, mtimeMs, toNumber(rest)];
    return [file, each] as const;
  });
  return { code, uses, files: Object.fromEntries(kept) };
};

const fromKept = ({ code, uses, files }: KeptManifest): EditionManifest => {
  const known = Object.entries(files).map(([file, [key, sha256, size, mtimeMs, number]]) => {
    const used = uses[number];
    if (!used) throw new RangeError(`${file} uses what the manifest does not hold.`);
    const each: EditionFile = { key: key ?? undefined, ...used, sha256, size, mtimeMs };
    return [file, each] as const;
  });
  return { code, files: Object.fromEntries(known) };
};

export const noManifest: EditionManifest = { code: '', files: {} };

/** The last edition's manifest; empty, so that all is made, where there is none or it cannot be read. */
export const readManifest = async (path: string): Promise<EditionManifest> => {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as KeptManifest;
    return typeof kept.code === 'string' ? fromKept(kept) : noManifest;
  } catch {
    return noManifest;
  }
};

export const writeManifest = (path: string, manifest: EditionManifest): void =>
  writeWhole(path, JSON.stringify(toKept(manifest)));
