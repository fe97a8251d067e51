import { hash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { toByteText } from '../hosts/byte-text.ts';
import { findInlineHashes } from '../hosts/inline-hashes.ts';
import type { InlineHashes } from '../hosts/site-description.ts';
import { readWithin } from '../support/read-within.ts';
import { listFiles } from './edition-files.ts';

/** What is known of a file of the edition without reading it again. */
export interface FileFacts {
  readonly size: number;
  readonly mtimeMs: number;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Of a page. */
  readonly inline?: InlineHashes;
}

/** By path, relative to the edition's folder. */
export type Facts = Readonly<Record<string, FileFacts>>;

export const noInline: InlineHashes = { scripts: [], styles: [] };

export const inlineOf = (facts: readonly FileFacts[]): readonly InlineHashes[] =>
  facts.map(({ inline }) => inline ?? noInline);

/**
 * Reads what was added or changed since `last`, which is told by size and time; keeps what is known of the rest.
 *
 * @throws {FileFault} Where one is no file, or a link that leads out of the folder.
 */
export const readFacts = (
  folder: string,
  last: Facts,
  files: readonly string[] = listFiles(folder).sort(),
): Facts => {
  const facts: Record<string, FileFacts> = {};
  for (const file of files) {
    const { size, mtimeMs } = lstatSync(join(folder, file));
    const known = last[file];
    if (known?.size === size && known.mtimeMs === mtimeMs) {
      facts[file] = known;
      continue;
    }
    const bytes = readWithin(folder, file);
    facts[file] = {
      size,
      mtimeMs,
      sha256: hash('sha256', bytes),
      ...(file.endsWith('.html') && { inline: findInlineHashes(toByteText(bytes)) }),
    };
  }
  return facts;
};
