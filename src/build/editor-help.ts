import { relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { liveContent } from '../records/live-content.ts';

/** While somebody writes, keeps what their editor knows of the front matter in step with the files. */
export const editorHelp = (root: string): AstroIntegration => ({
  name: 'throughline:editor-help',
  hooks: {
    'astro:server:setup': ({ server, logger }) => {
      const write = (): void => {
        void import('../desk/editor-help.ts')
          .then(({ writeEditorHelp }) => writeEditorHelp(root))
          .catch((error: unknown) => {
            logger.warn(String(error));
          });
      };
      // The server should be up before.
      void liveContent().read().then(write);
      const onChange = (path: string): void => {
        const isContent = relative(root, path).split(sep).join('/').startsWith('content/');
        if (isContent && path.endsWith('.md')) write();
      };
      for (const event of ['add', 'unlink'] as const) server.watcher.on(event, onChange);
    },
  },
});
