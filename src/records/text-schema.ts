import { z } from 'zod';

/** A text in front matter; white space around it does not count, and it may not be empty. */
export const text = z.string().trim().min(1, 'is empty');

/** A value, or a list of them. */
export const oneOrMore = (one: z.ZodType<string, string>) =>
  z.union([one.transform((value) => [value]), z.array(one)], 'must be a text or a list of texts');
