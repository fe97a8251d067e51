import { join } from 'node:path';
import { settings } from '../config.ts';
import { digestSources } from './digest-sources.ts';
import { openKept, toKeptKey, type Kept } from './kept.ts';
import { findPictureFile, type FoundPicture } from './picture-file.ts';
import type { Body } from './read-body.ts';
import type { ContentRecord, RecordResult } from './read-record.ts';
import { fromTermText, toTermText, type TermCounts } from './terms.ts';

/** All that decides what a file's record looks like, besides the file. Their change re-reads every file. */
const pipeline = ['src/config.ts', 'src/i18n', 'src/markdown', 'src/records', 'package-lock.json'];

/** The digest of all that decides what a file's record looks like, besides the file. */
export const digestPipeline = (root: string): string =>
  toKeptKey(digestSources(root, pipeline), JSON.stringify(settings), process.version);

/** The address of a file's record: a digest of all that it is made of, its pictures aside. */
export const toRecordKey = (pipelineDigest: string, file: string, bytes: Uint8Array): string =>
  toKeptKey(pipelineDigest, file, bytes);

/** The parts of a body that are long, and that most of those who read a record have no use for. */
const longParts = ['html', 'text', 'terms'] as const;

type LongPart = (typeof longParts)[number];

/** A file's record as texts to keep: the `RecordResult` as JSON without the long parts of its body, and these. */
export type RecordTexts = Readonly<Record<'record' | LongPart, string>>;

export const toRecordTexts = (result: RecordResult): RecordTexts => {
  const { record } = result;
  if (!record) return { record: JSON.stringify(result), html: '', text: '', terms: '' };
  const { html, text, terms, ...body } = record.value.body;
  const short = { ...record, value: { ...record.value, body } };
  return {
    record: JSON.stringify({ ...result, record: short }),
    ...{ html, text, terms: toTermText(terms) },
  };
};

/** The records of files, kept in the cache by their addresses. */
export interface KeptRecords {
  readonly has: (key: string) => boolean;
  /**
   * The record with that address, its long parts read when they are asked for; `undefined` where one is not there. One that
   * is broken is noticed when it is read, by `LostRecord`.
   */
  readonly find: (key: string) => RecordResult | undefined;
  readonly keep: (key: string, texts: RecordTexts) => void;
  /** Writes what was kept since, without what was found broken. */
  readonly save: (needed?: ReadonlySet<string>) => void;
  readonly close: () => void;
}

/** What is thrown where a long part of a record turns out to be broken: mended, the cache is as good as without it. */
export class LostRecord extends Error {
  constructor(key: string) {
    super(`A record of the cache, ${key}, was lost while the site was built. Build it again.`);
  }
}

/** A page that could not be drawn names what it was, and then why. */
export const isOfLostRecord = (error: unknown): boolean =>
  error instanceof LostRecord || (error instanceof Error && isOfLostRecord(error.cause));

/** A body whose long parts are read from the disk each time, so that an archive need not fit into memory. */
const toBody = (short: Omit<Body, LongPart>, read: (part: LongPart) => string): Body => ({
  ...short,
  get html() {
    return read('html');
  },
  get text() {
    return read('text');
  },
  get terms() {
    return fromTermText(read('terms'));
  },
});

/** One of the long parts of records alone. */
export interface KeptPart<Read> {
  readonly find: (key: string) => Read | undefined;
  /** Throws `LostRecord` where it is not there. */
  readonly read: (key: string) => Read;
  /** Writes the file without what was found broken. */
  readonly save: () => void;
  readonly close: () => void;
}

const openPart = (cache: string, name: string): Kept => openKept(join(cache, 'records', name));

const openKeptPart = <Read>(
  cache: string,
  name: LongPart,
  toRead: (text: string) => Read,
): KeptPart<Read> => {
  const kept = openPart(cache, name);
  const find = (key: string): Read | undefined => {
    const text = kept.read(key);
    return text === undefined ? undefined : toRead(text);
  };
  return {
    find,
    read: (key) => {
      const found = find(key);
      if (found === undefined) throw new LostRecord(key);
      return found;
    },
    save: kept.save,
    close: kept.close,
  };
};

export const openKeptTerms = (cache: string): KeptPart<TermCounts> =>
  openKeptPart(cache, 'terms', fromTermText);

/** Texts as HTML, with the markers that the graph fills. */
export const openKeptHtml = (cache: string): KeptPart<string> =>
  openKeptPart(cache, 'html', (html) => html);

/**
 * What `make` makes of a part of the records, which is closed then; `lost` where a record of it turned out to be broken:
 * the file is mended then.
 */
export const unlessLost = <Read, Made>(
  part: KeptPart<Read>,
  make: (read: (key: string) => Read) => Made,
): Made | 'lost' => {
  try {
    return make(part.read);
  } catch (error) {
    if (!(error instanceof LostRecord)) throw error;
    part.save();
    return 'lost';
  } finally {
    part.close();
  }
};

export const openKeptRecords = (cache: string): KeptRecords => {
  const records = openPart(cache, 'records');
  const parts = {
    ...{ html: openPart(cache, 'html'), text: openPart(cache, 'text') },
    terms: openPart(cache, 'terms'),
  };
  const all = [records, ...Object.values(parts)];
  return {
    has: (key) => all.every((kept) => kept.has(key)),
    find: (key) => {
      const text = records.read(key);
      if (text === undefined || longParts.some((part) => !parts[part].has(key))) return undefined;
      const result = JSON.parse(text) as RecordResult;
      const { record } = result;
      if (!record) return result;
      const body = toBody(record.value.body, (part) => {
        const found = parts[part].read(key);
        if (found === undefined) throw new LostRecord(key);
        return found;
      });
      return {
        ...result,
        record: { ...record, value: { ...record.value, body } } as ContentRecord,
      };
    },
    keep: (key, { record, ...texts }) => {
      records.keep(key, record);
      for (const part of longParts) parts[part].keep(key, texts[part]);
    },
    save: (needed) => {
      for (const kept of all) kept.save(needed);
    },
    close: () => {
      for (const kept of all) kept.close();
    },
  };
};

/** Whether a kept record still stands: what it says of pictures is of other files, which may have changed. */
export const isCurrent = async (root: string, result: RecordResult): Promise<boolean> => {
  const before = result.problems.filter(({ rule }) => rule.startsWith('image/'));
  if (before.some(({ severity }) => severity === 'error')) return false;
  const { record } = result;
  if (!record) return true;
  const { file, body } = record.value;
  const lead = record.type === 'articles' && record.value.image ? [record.value.image.file] : [];
  const pictures = [...lead, ...body.images.map(({ src }) => src)];
  const found = await Promise.all(pictures.map((picture) => findPicture(root, file, picture)));
  const warnings = found.flatMap(({ problems }) => problems).map(({ rule }) => rule);
  const isSame =
    warnings.sort().join() ===
    before
      .map(({ rule }) => rule)
      .sort()
      .join();
  return isSame && found.every(({ picture }) => picture !== undefined);
};

/** `picture` as a record names it, relative to the project. */
const findPicture = (root: string, file: string, picture: string): Promise<FoundPicture> => {
  const up = '../'.repeat(file.split('/').length - 1);
  return findPictureFile(root, file, `${up}${picture}`, { line: 1, column: 1 });
};
