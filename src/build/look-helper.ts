import { help } from '../records/helper.ts';
import { readManifest } from './edition-manifest.ts';
import { lookAtLast, type LastLook, type LookJob } from './last-look.ts';

help(async (job: LookJob): Promise<LastLook> =>
  lookAtLast(job, await readManifest(job.paths.manifest)),
);
