import { setFlagsFromString } from 'node:v8';
import { readGraph } from '../checker/check-content.ts';
import { now } from '../config.ts';
import { toRelated, type Relate } from '../graph/relate.ts';
import { help } from '../records/helper.ts';
import { isOfLostRecord, openKeptRecords, type KeptRecords } from '../records/kept-records.ts';
import type { TextEdits } from '../views/route.ts';
import { sparingly, type DrawJob, type DrawSources } from './draw-beside.ts';
import type { EditionItem } from './edition-plan.ts';
import { toPageItem } from './open-edition.ts';
import { openRenderer } from './renderer.ts';
import { stageFiles, type StagedFiles } from './stage-files.ts';

/** Keys are the build's to make: here no page needs one. */
const keyless: TextEdits = {
  isEdited: () => false,
  isChanged: () => false,
  isRelatedAnew: () => false,
};

interface Drawing {
  readonly kept: KeptRecords;
  readonly items: ReadonlyMap<string, EditionItem>;
}

const open = async (sources: DrawSources): Promise<Drawing> => {
  setFlagsFromString(sparingly);
  const { root, cache, found, pictures, related } = sources;
  const kept = openKeptRecords(cache);
  const relate: Relate = (articles) => () => toRelated(articles, related);
  const { graph } = await readGraph(root, now, kept, { found, relate });
  const { paths, render } = await openRenderer(sources.renderer).open(
    { graph, pictures, root, cache, edits: keyless },
    () => true,
  );
  const items = paths.map((path) => toPageItem(path, undefined, render));
  return { kept, items: new Map(items.map((item) => [item.file, item])) };
};

let opening: Promise<Drawing> | undefined;

help(async (job: DrawJob): Promise<StagedFiles | 'lost' | undefined> => {
  if (job.type === 'open') {
    opening = open(job);
    opening.catch(() => undefined);
    return undefined;
  }
  const drawing = await opening;
  const items = job.files.flatMap(({ file, key }) => {
    const item = drawing?.items.get(file);
    return item ? [{ ...item, key }] : [];
  });
  // Somebody has changed what there is since the build read it.
  if (items.length < job.files.length) return 'lost';
  try {
    return await stageFiles(job.stage, items);
  } catch (error) {
    if (!isOfLostRecord(error)) throw error;
    drawing?.kept.save();
    return 'lost';
  }
});
