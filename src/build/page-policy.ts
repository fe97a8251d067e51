import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { settings } from '../config.ts';
import { addPolicy } from '../hosts/page-head.ts';
import { searchUrl, siteRoot } from '../records/urls.ts';
import { toLetterOrigins } from './describe-site.ts';
import { listFiles } from './edition-files.ts';

const toPath = (file: string): string =>
  siteRoot() + encodeURI(file.replace(/(?:^|(?<=\/))index\.html$/, ''));

/** Gives each page that Astro has rendered its policy, whatever host it may come to lie on. */
export const pagePolicy = (): AstroIntegration => ({
  name: 'throughline:page-policy',
  hooks: {
    'astro:build:generated': async ({ dir }) => {
      const stage = resolve(fileURLToPath(dir));
      const searches = new Set(settings.languages.map(searchUrl));
      const letterOrigins = toLetterOrigins(settings.letters);
      for (const file of await listFiles(stage)) {
        if (!file.endsWith('.html')) continue;
        const path = toPath(file);
        const onion = settings.onion === '' ? '' : settings.onion + path;
        const html = await readFile(join(stage, file), 'utf8');
        const needs = { search: searches.has(path), letterOrigins };
        await writeFile(join(stage, file), addPolicy(html, needs, onion));
      }
    },
  },
});
