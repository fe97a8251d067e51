import { relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { writeEditorHelp } from '../desk/editor-help.ts';

/** While somebody writes, keeps what their editor knows of the front matter in step with the files. */
export const editorHelp = (root: string): AstroIntegration => ({
  name: 'throughline:editor-help',
  hooks: {
    'astro:server:setup': async ({ server }) => {
      await writeEditorHelp(root);
      const onChange = (path: string): void => {
        const isContent = relative(root, path).split(sep).join('/').startsWith('content/');
        if (isContent && path.endsWith('.md')) void writeEditorHelp(root);
      };
      for (const event of ['add', 'unlink'] as const) server.watcher.on(event, onChange);
    },
  },
});
