import type { AstroIntegration } from 'astro';
import { liveContent } from '../records/live-content.ts';

/** A file is often written in several goes. */
const settleMs = 50;

/**
 * While somebody writes: shows each change of the content at once, and has Astro ask the routes for their pages anew after each change of the content. Astro keeps what
 * they answered; an answer that was given while the content changed would stay, and a new piece would not be found.
 */
export const devRoutes = (): AstroIntegration => ({
  name: 'throughline:routes',
  hooks: {
    'astro:server:setup': ({ server }) => {
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
