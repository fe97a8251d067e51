import { createRequire } from 'node:module';
import { defineCollection } from 'astro:content';
import { z } from 'zod';
import type * as loader from './records/content-loader.ts';
import type { ContentType } from './records/content-path.ts';

// Node loads it, not Vite, which would take each of its modules apart, a second time beside those of astro.config.mjs.
const { contentLoader } = createRequire(import.meta.url)(
  './records/content-loader.ts',
) as typeof loader;

/** The loader validates each file and tells its faults by line; Astro need only know what there is. */
const toCollection = (type: ContentType) =>
  defineCollection({ loader: contentLoader(type), schema: z.object({}) });

export const collections = {
  articles: toCollection('articles'),
  authors: toCollection('authors'),
  threads: toCollection('threads'),
  letters: toCollection('letters'),
  pages: toCollection('pages'),
};
