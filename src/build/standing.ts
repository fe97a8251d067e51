import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { settings } from '../config.ts';
import { findInstants, type Due } from '../graph/next-due.ts';
import type { Redirect } from '../hosts/site-description.ts';
import type { FoundContent } from '../records/find-content.ts';
import { listPublic } from '../records/public-files.ts';
import type { Records } from '../records/records.ts';
import { writeWhole } from '../support/whole-file.mjs';
import { newsAge } from '../views/sitemap-view.ts';
import { isIntact, listFiles, type EditionPaths } from './edition-files.ts';
import type { EditionManifest } from './edition-plan.ts';

/** What a build says when it has ended well. */
export interface Finished {
  /** What the checker found, in words for people. */
  readonly report: string;
  readonly redirects: readonly Redirect[];
  readonly nextDue: Due | undefined;
}

/** A finished edition, and what it was made of: for as long as that is the same, so is the edition. */
export interface Standing extends Finished {
  /** The digest of all that was read. */
  readonly inputs: string;
  /** Milliseconds since 1970: at any time from the first one on, and before the other, a build makes the same. */
  readonly from: number;
  readonly until: number | null;
}

const stateFile = ({ manifest }: EditionPaths): string =>
  manifest.replace(/\.json$/, '-standing.json');

/** What a file that is not read looks like from outside. */
const toLook = (root: string, file: string): string => {
  const found = statSync(join(root, file), { throwIfNoEntry: false });
  return `${file} ${String(found?.size)} ${String(found?.mtimeMs)}`;
};

/** The digest of all that an edition is made of: the code and the settings that `code` is the digest of, and the content. */
export const digestInputs = (
  root: string,
  code: string,
  { keys, files, others, problems }: FoundContent,
): string => {
  const published = listPublic(root);
  const publicFiles = published.files.map((file) => `public/${file}`);
  const looks = [...others, ...publicFiles].map((file) => toLook(root, file));
  const faults = [...problems, ...published.problems];
  return hash('sha256', JSON.stringify([code, files, [...keys], faults, looks]));
};

/** When the same content first makes another edition than at `now`: a piece comes out, or is no news any more. */
export const findEnd = (
  records: Pick<Records, 'articles' | 'letters'>,
  now: number,
): number | null => {
  const news = records.articles.map(({ published }) => Date.parse(published) + newsAge);
  const coming = [...findInstants(records, settings.letters).map(Date.parse), ...news].filter(
    (instant) => instant > now,
  );
  return coming.length === 0 ? null : coming.reduce((a, b) => Math.min(a, b));
};

export const writeStanding = (paths: EditionPaths, standing: Standing): void =>
  writeWhole(stateFile(paths), JSON.stringify(standing));

/** Before anything of the edition changes. */
export const forgetStanding = async (paths: EditionPaths): Promise<void> =>
  rm(stateFile(paths), { force: true });

/** What stands, where time alone has changed nothing of it by `now`, in milliseconds since 1970. */
export const readStanding = async (
  paths: EditionPaths,
  now: number,
): Promise<Standing | undefined> => {
  try {
    const standing = JSON.parse(await readFile(stateFile(paths), 'utf8')) as Standing;
    const { from, until } = standing;
    return from <= now && (until === null || now < until) ? standing : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the folder holds the files of an edition, just as they were written, and nothing else but what lies `beside`. */
const isWhole = (
  out: string,
  { files }: EditionManifest,
  beside: readonly string[],
  thorough: boolean,
): boolean => {
  const expected = new Set([...Object.keys(files), ...beside]);
  const found = listFiles(out);
  return (
    found.length === expected.size &&
    found.every((file) => expected.has(file)) &&
    Object.entries(files).every(([file, known]) => isIntact(out, file, known, thorough))
  );
};

/** What there is of the last edition, and when it is looked at. */
interface Present {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly last: EditionManifest;
  /** What lies in its folder besides, which host-files.ts looks after. */
  readonly beside: readonly string[];
  /** Read even what looks untouched. */
  readonly verify: boolean;
}

/** The last edition, where it is the one that a build of these inputs would make now, and all of it is there. */
export const findStanding = async (
  paths: EditionPaths,
  inputs: string,
  { now, last, beside, verify }: Present,
): Promise<Standing | undefined> => {
  const standing = await readStanding(paths, now);
  if (standing?.inputs !== inputs) return undefined;
  return isWhole(paths.out, last, beside, verify) ? standing : undefined;
};
