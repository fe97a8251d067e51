import type { AstroIntegration } from 'astro';
import { manyArticles, type RelatedIds } from '../graph/relate.ts';
import { liveContent } from '../records/live-content.ts';
import { openHelper } from '../records/helper.ts';

export interface PreviewJob {
  readonly root: string;
}

const program = new URL('./dev-related-helper.ts', import.meta.url);

/** After how long without a change, in milliseconds, related pieces are looked for anew. */
const settleMs = 3000;

/** Finds what is related in a project's content as it is by now, in a program of its own. */
export const findPreviewRelated = async (root: string): Promise<RelatedIds> => {
  const helper = openHelper<PreviewJob, RelatedIds>(program, 'What finds related pieces');
  try {
    return await helper.ask({ root });
  } finally {
    helper.close();
  }
};

/**
 * While somebody writes in a large archive: finds related pieces on the side, at the start and after each change, for no page
 * should have to wait for it. Until then a page shows what was related before.
 */
export const devRelated = (root: string): AstroIntegration => {
  const content = liveContent();
  let timer: NodeJS.Timeout | undefined;
  return {
    name: 'throughline:related',
    hooks: {
      'astro:server:setup': ({ logger }) => {
        let last = Promise.resolve();
        const find = (): void => {
          last = last
            .then(() => findPreviewRelated(root))
            .then(content.noteRelated, (error: unknown) => {
              logger.warn(String(error));
            });
        };
        const findSoon = async (): Promise<void> => {
          const { size } = await content.read();
          clearTimeout(timer);
          if (size >= manyArticles) timer = setTimeout(find, settleMs);
        };
        content.onChange(() => void findSoon());
      },
      'astro:server:done': () => {
        clearTimeout(timer);
      },
    },
  };
};
