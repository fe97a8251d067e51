import { relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { liveContent } from '../records/live-content.ts';

/** A file is often written in several goes. */
const settleMs = 50;

/** What Node loads, and loads once: content is read and related by it. Vite loads the rest anew when it changes. */
const loadedOnce = /^src\/(?:config\.ts|(?:i18n|markdown|records|graph|checker)\/)/;

/**
 * While somebody writes: shows each change of the content at once, and has Astro ask the routes for their pages anew. Astro
 * keeps what they answered; an answer that was given while the content changed would stay, and a new piece would not be
 * found.
 */
export const devRoutes = (root: string): AstroIntegration => ({
  name: 'throughline:routes',
  hooks: {
    'astro:server:setup': ({ server, logger }) => {
      const forget = (): void => {
        for (const name of ['ssr', 'prerender'])
          server.environments[name]?.hot.send('astro:content-changed', {});
      };
      let timer: NodeJS.Timeout | undefined;
      const reload = (): void => {
        server.environments.client.hot.send({ type: 'full-reload', path: '*' });
      };
      liveContent().onChange(() => {
        forget();
        clearTimeout(timer);
        timer = setTimeout(reload, settleMs);
      });
      server.watcher.on('change', (path: string) => {
        const file = relative(root, path).split(sep).join('/');
        if (loadedOnce.test(file))
          logger.warn(
            `${file} has changed: stop \`npm run dev\` and start it again to see all of it.`,
          );
      });
      server.middlewares.use((_, response, next) => {
        const before = liveContent().version();
        response.once('close', () => {
          if (liveContent().version() !== before) forget();
        });
        next();
      });
    },
  },
});
