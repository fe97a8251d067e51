import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { contentLoader } from './records/content-loader.ts';
import type { ContentType } from './records/content-path.ts';

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
