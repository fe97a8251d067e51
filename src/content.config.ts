import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { contentLoader, type RecordAddress } from './records/content-loader.ts';
import type { ContentType } from './records/content-path.ts';

/** The loader validates each file and tells its faults by line; Astro need only know where records are kept. */
const toCollection = (type: ContentType) =>
  defineCollection({ loader: contentLoader(type), schema: z.custom<RecordAddress>() });

export const collections = {
  articles: toCollection('articles'),
  authors: toCollection('authors'),
  threads: toCollection('threads'),
  letters: toCollection('letters'),
  pages: toCollection('pages'),
};
