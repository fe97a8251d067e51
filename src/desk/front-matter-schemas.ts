import { z } from 'zod';
import { articleSchema } from '../records/article.ts';
import { authorSchema } from '../records/author.ts';
import type { ContentType } from '../records/content-path.ts';
import { letterFrontSchema } from '../records/letter.ts';
import { pageSchema } from '../records/page.ts';
import { threadSchema } from '../records/thread.ts';

const schemas: Readonly<Record<ContentType, { schema: z.ZodObject; title: string }>> = {
  articles: { schema: articleSchema, title: 'What stands above an article' },
  authors: { schema: authorSchema, title: 'What stands above an author’s biography' },
  threads: { schema: threadSchema, title: 'What stands above a thread’s introduction' },
  pages: { schema: pageSchema, title: 'What stands above a page' },
  letters: { schema: letterFrontSchema, title: 'What stands above a letter' },
};

export const contentTypes = Object.keys(schemas) as ContentType[];

/** Where a schema is committed, relative to the project. */
export const toSchemaFile = (type: ContentType): string => `.vscode/schemas/${type}.schema.json`;

/**
 * The front matter of one kind of content as a JSON Schema (draft 7, which editors know best), as its file is
 * committed. It says less than the checker: no dates, no lengths that depend on other files.
 */
export const toFrontMatterSchema = (type: ContentType): string => {
  const { schema, title } = schemas[type];
  const json = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    // Zod leaves the examples of what is transformed out: they might be of what comes out of it.
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.['examples'];
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  return `${JSON.stringify({ ...json, title }, null, 2)}\n`;
};
