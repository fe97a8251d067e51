import { parentPort } from 'node:worker_threads';
import { closePagefind, writeSearchIndex, type SearchDocument } from './write-search-index.ts';

/** What is to be indexed, and where to. */
export interface SearchJob {
  readonly documents: readonly SearchDocument[];
  /** Of the documents' language: `en`. */
  readonly tag: string;
  readonly folder: string;
}

export interface SearchAnswer {
  /** Why there is no index. */
  readonly error?: string;
}

const index = async ({ documents, tag, folder }: SearchJob): Promise<SearchAnswer> => {
  try {
    await writeSearchIndex(documents, tag, folder);
    return {};
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/** Answers each job; ends when it is told `end`. */
parentPort?.on('message', (job: SearchJob | 'end') => {
  if (job === 'end') void closePagefind().then(() => parentPort?.close());
  else void index(job).then((answer) => parentPort?.postMessage(answer));
});
