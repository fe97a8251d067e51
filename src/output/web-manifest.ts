import type { ManifestView } from '../views/manifest-view.ts';
import { colours } from './colours.ts';

/** A web app manifest. The browser's way back stays on the screen: a page of news leads to others. */
export const renderWebManifest = (view: ManifestView): string => {
  const { name, description, tag, direction, home, scope } = view;
  const icons = view.icons.flatMap(({ src, side }) =>
    ['any', 'maskable'].map((purpose) => ({
      ...{ src, sizes: `${side}x${side}`, type: 'image/png', purpose },
    })),
  );
  return JSON.stringify({
    ...{ name, short_name: name, description, lang: tag, dir: direction },
    ...{ id: home, start_url: home, scope, display: 'minimal-ui' },
    ...{ theme_color: colours.paper, background_color: colours.paper, icons },
  });
};
