import { z } from 'zod';

/** A text in front matter; white space around it does not count, and it may not be empty. */
export const text = z.string().trim().min(1, 'is empty');

/** A text, or a list of texts. */
export const texts = z.union(
  [text.transform((one) => [one]), z.array(text)],
  'must be a text or a list of texts',
);
