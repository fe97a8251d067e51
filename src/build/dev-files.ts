import { posix, relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { siteRoot } from '../records/urls.ts';
import { findFileFault, type FileFault } from '../support/read-within.ts';

/** What a server might take a path for: each decodes as it likes. */
const decodings = [(path: string) => path, decodeURI, decodeURIComponent];

const toPaths = (typed: string): string[] =>
  decodings.flatMap((decode) => {
    try {
      return [decode(typed)];
    } catch {
      return [];
    }
  });

/** Packages lie wherever they are installed, and what tools make of them in their cache. */
const isTools = (file: string): boolean => /^(?:node_modules|\.astro|\.cache)(?:\/|$)/.test(file);

/** The files of the project that Vite may serve at a path: of `public/`, of the project itself, or by their whole names. */
const toFiles = (root: string, path: string): string[] => {
  const whole = /^\/@fs(\/.*)$/.exec(path)?.[1];
  const file = posix.normalize(path).replace(/^\/+/, '');
  const files =
    whole === undefined ? [`public/${file}`, file] : [relative(root, whole).split(sep).join('/')];
  return files.filter((each) => !each.startsWith('..') && !isTools(each));
};

/**
 * Why the dev server must not answer with what lies at a path.
 *
 * @param url As it was asked for, base path included.
 */
export const findServingFault = (root: string, url: string): FileFault | undefined => {
  const [typed = ''] = url.split(/[?#]/);
  for (const path of toPaths(typed))
    for (const below of new Set([path, path.replace(siteRoot(), '/')]))
      for (const file of toFiles(root, below)) {
        const part = /^(?:public|content)(?=\/)/.exec(file)?.[0] ?? '';
        const fault = findFileFault(root, file, part);
        // A page has no file of its own, and what is not there is served by nobody.
        if (fault?.kind === 'outside' || fault?.kind === 'special') return fault;
      }
  return undefined;
};

/** While somebody writes: Vite serves files of the project, and would follow their links to any file of the machine. */
export const devFiles = (root: string): AstroIntegration => ({
  name: 'throughline:files',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, response, next) => {
        const fault = findServingFault(root, request.url ?? '');
        if (!fault) {
          next();
          return;
        }
        response.writeHead(403, { 'Content-Type': 'text/plain;charset=utf-8' });
        response.end(`${fault.message}\n`);
      });
    },
  },
});
