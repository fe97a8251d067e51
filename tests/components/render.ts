import { getViteConfig } from 'astro/config';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { load, type CheerioAPI } from 'cheerio';
import { createViteServer } from 'vitest/node';

/** Draws components as a build does, one at a time, without a site around them. */
export interface Renderer {
  /** `path` is below `src`: `components/ReadMore.astro`. */
  readonly render: (path: string, props: Record<string, unknown>) => Promise<CheerioAPI>;
  readonly close: () => Promise<void>;
}

type Component = Parameters<AstroContainer['renderToString']>[0];

/** Astro's own transform runs in a Vite server of its own: the unit tests around it need none. */
export const startRenderer = async (): Promise<Renderer> => {
  const toConfig = getViteConfig(
    {
      server: { middlewareMode: true, hmr: false, ws: false },
      appType: 'custom',
      logLevel: 'error',
    },
    { configFile: false, logLevel: 'error', devToolbar: { enabled: false } },
  );
  const config = await toConfig({ mode: 'test', command: 'serve' });
  const server = await createViteServer({ ...config, configFile: false });
  const container = await AstroContainer.create();
  return {
    render: async (path, props) => {
      const module = await server.ssrLoadModule(`/src/${path}`);
      const html = await container.renderToString(module['default'] as Component, { props });
      // A layout is a whole document; a component stands in none.
      return load(html, null, path.startsWith('layouts/'));
    },
    close: () => server.close(),
  };
};
