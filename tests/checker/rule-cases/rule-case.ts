import { article, type Tree } from '../../support/content.ts';

export interface RuleCase {
  /** What somebody did. */
  readonly when: string;
  readonly tree: Tree;
  /** Symbolic links besides, with what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** The report, but for its last line. */
  readonly told: string;
  /** What somebody then changes; `null` takes a file away. */
  readonly mended: Readonly<Record<string, string | Uint8Array | null>>;
}

export const suez = 'content/articles/en/2023/suez.md';
export const tolls = 'content/articles/en/2022/tolls.md';
export const tollsArticle = article({ title: 'Suez tolls', published: '2022-05-04T10:00' });
export const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';

/** A slip in the front matter of the only article. */
export const inFront = (
  when: string,
  front: Readonly<Record<string, unknown>>,
  told: string,
  mended: Readonly<Record<string, unknown>> = {},
): RuleCase => ({
  when,
  tree: { [suez]: article(front) },
  told,
  mended: { [suez]: article(mended) },
});

/** A slip in the text of one of two articles; pictures and other pieces may lie about. */
export const inText = (
  when: string,
  text: string,
  told: string,
  mended: string,
  others: Tree = {},
): RuleCase => ({
  when,
  tree: { [tolls]: tollsArticle, ...others, [suez]: article({}, text) },
  told,
  mended: { [suez]: article({}, mended) },
});

/** A slip in how the only article is typed. */
export const inFile = (when: string, content: string | Uint8Array, told: string): RuleCase => ({
  when,
  tree: { [suez]: content },
  told,
  mended: { [suez]: article() },
});

export const raw = (front: string, text = 'The text.') => `---\n${front}\n---\n${text}\n`;

export const picture = { 'content/articles/en/2023/map.svg': svg };
