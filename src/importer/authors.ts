import { settings } from '../config.ts';
import { titleKey } from '../records/fold.ts';
import { toOneLine } from './clean-text.ts';
import { toContentFile } from './content-file.ts';
import type { ExistingContent } from './existing-content.ts';
import { slugKey, toFreeSlug } from './free-slug.ts';
import type { KeptImports } from './kept-imports.ts';

/** Somebody who signs pieces. */
export interface ImportedAuthor {
  /** The name of the file, for bylines. */
  readonly id: string;
  readonly name: string;
  /** Undefined where the publication has a file for that name already. */
  readonly file: string | undefined;
  /** Markdown; empty where nothing is known. */
  readonly biography: string;
}

/** Gives each author an id, and the same to the same name. */
export type ToAuthor = (
  key: string,
  name: string,
  login: string,
  biography?: string,
) => ImportedAuthor;

/** A name for readers: an address is none. */
export const toAuthorName = (...candidates: readonly string[]): string => {
  const names = candidates.map((each) => (toOneLine(each).split('@', 1)[0] ?? '').trim());
  return names.find((name) => /[\p{L}\p{N}]/u.test(name)) ?? 'Anonymous';
};

const toId = (file: string): string => file.replace(/^.*\/|\.md$/g, '');

export const makeAuthors = (
  existing: Pick<ExistingContent, 'authors' | 'authorIds'>,
  kept: Pick<KeptImports, 'findFile' | 'files' | 'assign'>,
): ToAuthor => {
  const own = [...kept.files()].filter((file) => file.startsWith('content/authors/'));
  const taken = new Set([...existing.authorIds, ...own.map(toId)].map(slugKey));
  const known = new Map<string, ImportedAuthor>();
  const tried = new Map<string, number>();
  const make = (key: string, name: string, login: string, biography: string): ImportedAuthor => {
    const id = existing.authors.get(titleKey(name));
    if (id !== undefined) return { id, name, file: undefined, biography };
    const before = kept.findFile(key);
    const slug =
      before === undefined
        ? toFreeSlug([name, login, 'author'], (each) => taken.has(each), tried)
        : toId(before);
    taken.add(slugKey(slug));
    return { id: slug, name, file: `content/authors/${slug}.md`, biography };
  };
  return (key, typed, login, biography = '') => {
    const name = toAuthorName(typed, login);
    const author = known.get(key) ?? make(key, name, login, biography);
    known.set(key, author);
    // Anew for each piece: what a piece assigned is taken back where the piece fails.
    if (author.file !== undefined) kept.assign(key, author.file);
    return author;
  };
};

/** An author's file. Where no biography is known, its text only says where the author wrote. */
export const toAuthorFile = ({ name, biography }: ImportedAuthor): string => {
  const language = settings.languages[0];
  return toContentFile(
    { name },
    biography === '' ? `${name}, ${settings.name[language]}.` : biography,
  );
};
