import { hash } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toByteText } from '../hosts/byte-text.ts';
import { findInlineHashes } from '../hosts/inline-hashes.ts';
import { mapInBatches } from '../records/map-in-batches.ts';
import { makeFolder } from '../support/whole-file.mjs';
import { findAssetReferences } from './asset-references.ts';
import { openUses } from './edition-manifest.ts';
import type { EditionFile, EditionItem } from './edition-plan.ts';

const mayRefer = /\.(?:html|xml|json)$/;

/** A file that lies in the stage, under a name that needs no folders: folders of their own cost more than pages. */
export interface StagedFile extends EditionFile {
  readonly staged: string;
}

/** Files in the stage, by their paths in the edition. */
export type StagedFiles = readonly (readonly [file: string, StagedFile])[];

const writeStaged = (
  staged: string,
  { file, key }: Pick<EditionItem, 'file' | 'key'>,
  bytes: Uint8Array,
): StagedFile => {
  writeFileSync(staged, bytes);
  const { mtimeMs } = statSync(staged);
  const text = mayRefer.test(file) ? toByteText(bytes) : '';
  return {
    ...{ key, staged, mtimeMs, size: bytes.length, sha256: hash('sha256', bytes) },
    assets: findAssetReferences(text),
    ...(file.endsWith('.html') && { inline: findInlineHashes(text) }),
  };
};

/** Makes files in the stage, which is there. Rejects, naming the file, where one cannot be made. */
export const stageFiles = (stage: string, items: readonly EditionItem[]): Promise<StagedFiles> =>
  mapInBatches(items, async (item) => {
    const { file } = item;
    const bytes = await item.make().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${file} could not be made: ${why}`, { cause: error });
    });
    return [file, writeStaged(join(stage, hash('sha256', file).slice(0, 24)), item, bytes)];
  });

/** Makes some of the files in the stage, wherever. */
export type Stager = (stage: string, items: readonly EditionItem[]) => Promise<StagedFiles>;

/** How many files are handed out at a time: in a row, as those are that are made of the same texts. */
const handful = 32;

/**
 * Makes files in the stage, in this process and by what works `beside` it; `told` hears of each. Rejects where one cannot be
 * made, once nobody makes any more.
 */
export const makeFiles = async (
  stage: string,
  items: readonly EditionItem[],
  told: () => void,
  beside: readonly Stager[] = [],
): Promise<Readonly<Record<string, StagedFile>>> => {
  makeFolder(stage);
  const { share } = openUses();
  const made: StagedFiles[] = [];
  let next = 0;
  const work = async (stager: Stager): Promise<void> => {
    while (next < items.length) {
      const files = await stager(stage, items.slice(next, (next += handful)));
      made.push(files.map(([file, each]) => [file, share(each)]));
      files.forEach(told);
    }
  };
  const workers = [stageFiles, ...beside].map((stager) =>
    work(stager).catch((error: unknown) => {
      next = items.length;
      throw error;
    }),
  );
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return Object.fromEntries(made.flat());
};
