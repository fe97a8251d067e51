import { defineCollection } from 'astro:content';
import { z } from 'zod';
import type { Article } from './records/article.ts';
import type { Author } from './records/author.ts';
import { contentLoader } from './records/content-loader.ts';
import type { LetterRecord } from './records/letter-record.ts';
import type { Page } from './records/page.ts';
import type { Thread } from './records/thread.ts';

/** The loader validates each file and tells its faults by line; Astro need only know the records' types. */
export const collections = {
  articles: defineCollection({ loader: contentLoader('articles'), schema: z.custom<Article>() }),
  authors: defineCollection({ loader: contentLoader('authors'), schema: z.custom<Author>() }),
  threads: defineCollection({ loader: contentLoader('threads'), schema: z.custom<Thread>() }),
  letters: defineCollection({
    loader: contentLoader('letters'),
    schema: z.custom<LetterRecord>(),
  }),
  pages: defineCollection({ loader: contentLoader('pages'), schema: z.custom<Page>() }),
};
