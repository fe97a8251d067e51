import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentTypes } from '../hosts/content-types.ts';
import { toCacheFolder } from '../support/cache-folder.ts';
import { pictureUrl } from '../records/urls.ts';

/** While somebody writes, makes the pictures that a page asks for, and hands them out. */
export const devPictures = (root: string): AstroIntegration => ({
  name: 'throughline:pictures',
  hooks: {
    'astro:server:setup': ({ server }) => {
      const folder = pictureUrl('');
      const answer = async (path: string): Promise<string | undefined> => {
        if (!path.startsWith(folder)) return undefined;
        const { findPictureMakers } = await import('../records/pictures.ts');
        const makers = await findPictureMakers(root, toCacheFolder(root));
        return makers.get(decodeURIComponent(path.slice(folder.length)))?.();
      };
      server.middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        answer(path).then((file) => {
          if (file === undefined) {
            next();
            return;
          }
          response.setHeader(
            'content-type',
            contentTypes[extname(file).slice(1)] ?? 'application/octet-stream',
          );
          createReadStream(file).pipe(response);
        }, next);
      });
    },
  },
});
