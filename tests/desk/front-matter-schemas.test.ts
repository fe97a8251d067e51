import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  contentTypes,
  toFrontMatterSchema,
  toSchemaFile,
} from '../../src/desk/front-matter-schemas.ts';
import { articleSchema } from '../../src/records/article.ts';

interface Shown {
  readonly description?: string;
  readonly enum?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shown>>;
  readonly examples?: readonly unknown[];
}

/** Every key of a schema, those within groups too. */
const keysOf = ({ properties = {} }: Shown, above = ''): (readonly [string, Shown])[] =>
  Object.entries(properties).flatMap(([key, shown]) => [
    [`${above}${key}`, shown] as const,
    ...keysOf(shown, `${above}${key}.`),
  ]);

describe.each(contentTypes)('the schema of %s', (type) => {
  const schema = JSON.parse(toFrontMatterSchema(type)) as Shown;

  test('is the committed one (npm run schemas writes it)', async () => {
    const committed = new URL(`../../${toSchemaFile(type)}`, import.meta.url);
    expect(await readFile(committed, 'utf8')).toBe(toFrontMatterSchema(type));
  });

  test('tells of every key what it is', () => {
    const untold = keysOf(schema).filter(([, { description }]) => !description);
    expect(untold.map(([key]) => key)).toEqual([]);
  });

  test('gives an example of every key that is neither a choice, a group nor prose', () => {
    const prose = ['bio', 'image.caption', 'answer.text'];
    const without = keysOf(schema).filter(
      ([key, shown]) =>
        !shown.examples && !shown.enum && shown.type !== 'object' && !prose.includes(key),
    );
    expect(without.map(([key]) => key)).toEqual([]);
  });
});

test('the examples of an article’s keys are ones that the checker takes', () => {
  const { properties } = z.toJSONSchema(articleSchema, { io: 'input' });
  for (const key of Object.keys(properties ?? {})) {
    const field = articleSchema.shape[key as keyof typeof articleSchema.shape];
    const examples = (JSON.parse(toFrontMatterSchema('articles')) as Shown).properties?.[key]
      ?.examples;
    for (const example of examples ?? []) expect(field.safeParse(example).success).toBe(true);
  }
});
