import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';
import { settings } from '../config.ts';
import { siteRoot } from '../records/urls.ts';
import type { Site } from '../views/read-site.ts';
import { provideSite } from '../views/site.ts';
import type { PlannedPath } from './edition-plan.ts';

/** The pages of a site, and the means to draw one of them. */
export interface Pages {
  readonly paths: readonly PlannedPath[];
  /** Rejects with what was thrown where the page cannot be drawn. */
  readonly render: (path: PlannedPath) => Promise<Uint8Array>;
}

type StaticPath = Awaited<ReturnType<InstanceType<typeof StaticPaths>['getAll']>>[number];

const toUrl = ({ pathname, route }: PlannedPath): URL => {
  const path = pathname.replace(/^\/+|(?<!\/)\/+$/g, '');
  const slash = path === '' || route.type === 'endpoint' ? '' : '/';
  return new URL(`${siteRoot()}${encodeURI(path)}${slash}`, settings.origin);
};

/**
 * What Astro bundles all pages into, once for each state of the code: the same bundle draws every edition, whatever
 * its content. A build imports it without Astro's tools. Only routes that are asked for are looked through for their pages.
 */
export const openPages = async (
  site: Site,
  isAsked: (component: string) => boolean,
): Promise<Pages> => {
  provideSite(site);
  const app = createApp({ streaming: false });
  const routes = app.manifest.routes.filter(({ routeData }) => isAsked(routeData.component));
  // Astro remembers by this object what it has looked through: for another site it has to be another.
  app.manifest = { ...app.manifest, routes };
  app.renderError = (_, { error }) => {
    throw error;
  };
  return {
    paths: await new StaticPaths(app).getAll(),
    render: async (path) => {
      const { route: routeData } = path as StaticPath;
      const response = await app.render(new Request(toUrl(path)), { routeData });
      if (response.status !== 200 && path.pathname !== '/404')
        throw new Error(`It answers with the status ${String(response.status)}.`);
      // Faster than the body as a whole, which is copied twice more.
      return Buffer.concat(await Array.fromAsync(response.body ?? []));
    },
  };
};
