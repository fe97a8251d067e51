import type { Rule } from '../../src/records/problem.ts';
import { article, type Tree } from '../support/content.ts';

/** Something that nobody should have to be afraid of putting into the content folder. */
export interface BadInput {
  /** What somebody did. */
  readonly what: string;
  readonly tree: Tree;
  /** What a tree cannot say: links, permissions. */
  readonly prepare?: (root: string) => unknown;
  /** The rules that tell of it, sorted; none where it is taken as it is meant. */
  readonly told: readonly Rule[];
  /** How many articles are there in spite of it; by default all that no error is told of. */
  readonly articles?: number;
  /** What the first problem has to say, where the rule does not say it all. */
  readonly says?: string;
}

export const folder = 'content/articles/en/2023';

export const suez = `${folder}/suez.md`;

/** An article with `front` changed and `body` as its text, as the only file. */
export const alone = (
  what: string,
  told: readonly Rule[],
  front: Readonly<Record<string, unknown>>,
  body?: string,
): BadInput => ({ what, tree: { [suez]: article(front, body) }, told });

/** A text, in an article as it should be. */
export const inText = (what: string, told: readonly Rule[], body: string): BadInput =>
  alone(what, told, {}, body);

/** A file as it stands on the disk. */
export const asFile = (
  what: string,
  told: readonly Rule[],
  content: string | Uint8Array,
): BadInput => ({ what, tree: { [suez]: content }, told });

/** A front matter as it is typed, with a text below. */
export const typed = (what: string, told: readonly Rule[], ...lines: readonly string[]): BadInput =>
  asFile(what, told, ['---', ...lines, '---', 'The text.', ''].join('\n'));

/** Lines that have to be there, for front matter that is typed. */
export const needed = [
  'published: 2023-03-02T10:00',
  'kind: brief',
  'byline: Caucasus Desk',
  'summary: Why.',
];
