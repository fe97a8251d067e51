import { z } from 'zod';

/** A text in front matter; white space around it does not count, and it may not be empty. */
export const text = z.string().trim().min(1, 'is empty');

/** What parts names in a text: the comma alone, or the comma and the semicolon of Arabic script and of Chinese. */
const separator = /[,،؛;，、；]/u;
const otherSeparator = /[،؛，、；]/u;

const toNames = (typed: string, at: RegExp): string[] => {
  const names = typed.split(at).map((name) => name.trim());
  return names.filter((name) => name !== '');
};

/**
 * Names in a list, or in a text with commas between them, as any keyboard types these. In a list only the commas of
 * other scripts part names, which YAML does not know; so a name may hold a comma there.
 */
export const names = z.union(
  [
    text.transform((one) => toNames(one, separator)),
    z.array(text).transform((list) => list.flatMap((each) => toNames(each, otherSeparator))),
  ],
  'must be a text or a list of texts',
);

/** A text, or a list of texts. */
export const texts = z.union(
  [text.transform((one) => [one]), z.array(text)],
  'must be a text or a list of texts',
);
