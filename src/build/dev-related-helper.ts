import { setPriority } from 'node:os';
import { now } from '../config.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { toRelatedIds, type RelatedIds } from '../graph/relate.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { openKeptRecords } from '../records/kept-records.ts';
import { readContent } from '../records/read-content.ts';
import { help } from '../records/helper.ts';
import type { PreviewJob } from './dev-related.ts';

/** What is related in the content of a project, drafts and pieces that are held back included. */
const relatePreview = async ({ root }: PreviewJob): Promise<RelatedIds> => {
  const kept = openKeptRecords(toCacheFolder(root));
  try {
    const { records } = await readContent(root, kept);
    const { graph } = buildGraph(records, { now, publicFiles: [], preview: true });
    return toRelatedIds(graph.related);
  } finally {
    kept.close();
  }
};

// Pages and the checker come first.
setPriority(10);
help(relatePreview);
