import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toByteText } from '../hosts/byte-text.ts';
import { findInlineHashes } from '../hosts/inline-hashes.ts';
import type { InlineHashes } from '../hosts/site-description.ts';
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

const none: InlineHashes = { scripts: [], styles: [] };

export const inlineOf = (facts: readonly FileFacts[]): readonly InlineHashes[] =>
  facts.map(({ inline }) => inline ?? none);

/** Reads what was added or changed since `last`, which is told by size and time; keeps what is known of the rest. */
export const readFacts = async (
  folder: string,
  last: Facts,
  files: readonly string[] = listFiles(folder).sort(),
): Promise<Facts> => {
  const facts: Record<string, FileFacts> = {};
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(folder, file));
    const known = last[file];
    if (known?.size === size && known.mtimeMs === mtimeMs) {
      facts[file] = known;
      continue;
    }
    const bytes = await readFile(join(folder, file));
    facts[file] = {
      size,
      mtimeMs,
      sha256: hash('sha256', bytes),
      ...(file.endsWith('.html') && { inline: findInlineHashes(toByteText(bytes)) }),
    };
  }
  return facts;
};
