import { help } from './helper.ts';
import { writeSearchIndex, type SearchDocument } from './write-search-index.ts';

/** What is to be indexed, and where to. */
export interface SearchJob {
  readonly documents: readonly SearchDocument[];
  /** Of the documents' language: `en`. */
  readonly tag: string;
  readonly folder: string;
}

help(({ documents, tag, folder }: SearchJob) => writeSearchIndex(documents, tag, folder));
