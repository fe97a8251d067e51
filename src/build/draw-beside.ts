import { availableParallelism } from 'node:os';
import type { RelatedIds } from '../graph/relate.ts';
import type { FoundContent } from '../records/find-content.ts';
import { openHelper } from '../records/helper.ts';
import { LostRecord } from '../records/kept-records.ts';
import type { Pictures } from '../records/pictures.ts';
import type { StagedFiles, Stager } from './stage-files.ts';

/** What pages are drawn from: all of it is kept by now. */
export interface DrawSources {
  readonly root: string;
  readonly cache: string;
  /** The renderer's folder. */
  readonly renderer: string;
  readonly found: FoundContent;
  readonly pictures: Pictures;
  readonly related: RelatedIds;
}

/** What a program that draws is told first, and what it is asked then. */
export type DrawJob =
  | ({ readonly type: 'open' } & DrawSources)
  | {
      readonly type: 'draw';
      readonly stage: string;
      readonly files: readonly { readonly file: string; readonly key: string | undefined }[];
    };

/** Programs that draw pages, and what ends them. */
export interface Drawers {
  readonly stagers: readonly Stager[];
  readonly close: () => void;
}

/** Whoever draws thousands of pages leaves so much behind that memory has to be taken back sooner than V8 would. */
export const sparingly = '--heap-growing-percent=50';

const mostPrograms = 3;

/** Each of them comes to have as much in memory as this one has by now, and what it draws besides. */
const countPrograms = (): number => {
  const fitting = Math.floor(process.availableMemory() / (2 * process.memoryUsage.rss()));
  return Math.min(mostPrograms, availableParallelism() - 1, fitting);
};

/** Opens programs that draw on the other processors while this one does. */
export const openDrawers = (sources: DrawSources): Drawers => {
  const helpers = Array.from({ length: countPrograms() }, () =>
    openHelper<DrawJob, StagedFiles | 'lost'>(
      new URL('./draw-helper.ts', import.meta.url),
      'What draws pages',
    ),
  );
  for (const helper of helpers) helper.tell({ type: 'open', ...sources });
  return {
    stagers: helpers.map((helper) => async (stage, items) => {
      const files = items.map(({ file, key }) => ({ file, key }));
      const drawn = await helper.ask({ type: 'draw', stage, files });
      if (drawn === 'lost') throw new LostRecord('html');
      return drawn;
    }),
    close: () => {
      for (const helper of helpers) helper.close();
    },
  };
};
