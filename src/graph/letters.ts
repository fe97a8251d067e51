import type { Article, UnreadableArticle } from '../records/article.ts';
import { compareText } from '../records/compare-text.ts';
import type { LetterRecord } from '../records/letter-record.ts';
import type { Problem } from '../records/problem.ts';
import { articleUrl, toRoutePath, type SitePath } from '../records/urls.ts';
import type { ArticleIndex } from './article-index.ts';
import type { Signature, FindAuthor } from './bylines.ts';
import { isPublished } from './held-back.ts';
import { checkLetters } from './letter-checks.ts';
import { resolveLink, type ResolvedLink, type SiteRoutes } from './links.ts';
import { resolveMentions } from './mentions.ts';

/** A letter that readers see. */
export interface PublishedLetter {
  readonly letter: LetterRecord;
  readonly article: Article;
  /** The letter that it answers. */
  readonly parent: LetterRecord | undefined;
  readonly links: readonly ResolvedLink[];
  readonly answer: { readonly by: Signature; readonly links: readonly ResolvedLink[] } | undefined;
  /** Where the correction stands that it led to. */
  readonly correction: SitePath | undefined;
}

/** A letter to an article, and all that grew out of it, oldest first. */
export interface LetterStrand {
  readonly first: PublishedLetter;
  readonly replies: readonly PublishedLetter[];
}

export interface Letters {
  /** By article id, oldest first. */
  readonly strands: ReadonlyMap<string, readonly LetterStrand[]>;
  /** Of the whole site, newest first. */
  readonly newest: readonly PublishedLetter[];
}

/** What letters are related to. */
interface Around {
  /** All articles, drafts and held-back ones too. */
  readonly articles: readonly Article[];
  readonly unreadable: readonly UnreadableArticle[];
  readonly index: ArticleIndex;
  readonly routes: SiteRoutes;
  readonly findAuthor: FindAuthor;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const oldestFirst = (a: LetterRecord, b: LetterRecord): number =>
  compareText(a.sent, b.sent) || compareText(a.id, b.id);

/** The letter that started what this one belongs to; of letters in a circle, each is its own. */
const findFirst = (
  letter: LetterRecord,
  parents: ReadonlyMap<LetterRecord, LetterRecord>,
): LetterRecord => {
  const seen = new Set([letter]);
  let at = letter;
  for (let up = parents.get(at); up; up = parents.get(at)) {
    if (seen.has(up)) return letter;
    seen.add(up);
    at = up;
  }
  return at;
};

/** By id and by path, what a letter's `correction` may name. */
const resolveCorrection = (
  letter: LetterRecord,
  byId: ReadonlyMap<string, Article>,
  { index, routes, now }: Around,
): { correction: SitePath | undefined; problems: readonly Problem[] } => {
  const { correction: typed, file, places } = letter;
  if (typed === undefined) return { correction: undefined, problems: [] };
  const article = byId.get(typed);
  const href = article ? `/${toRoutePath(articleUrl(article))}/` : typed;
  const place = places['correction'] ?? { line: 1, column: 1 };
  const mention = { href, text: '', paragraph: '', ...place };
  const citing = { file, language: letter.language, article: undefined };
  const { link, problems } = resolveLink(mention, letter.body, citing, index, routes, now);
  return { correction: link.href, problems };
};

/**
 * Relates letters to their articles and to each other, and tells what is wrong with them. Letters to drafts and
 * held-back pieces are kept, but not shown.
 */
export const buildLetters = (
  letters: readonly LetterRecord[],
  around: Around,
): { letters: Letters; problems: readonly Problem[] } => {
  const { articles, index, routes, findAuthor, now } = around;
  const byId = new Map(articles.map((article) => [article.id, article]));
  const firstWithId = new Map(letters.toReversed().map((letter) => [letter.id, letter]));
  const sound = letters
    .filter((letter) => firstWithId.get(letter.id) === letter && Date.parse(letter.sent) <= now)
    .sort(oldestFirst);
  const shown = new Set(sound);
  const parents = new Map(
    sound.flatMap((letter) => {
      const parent = firstWithId.get(letter.replyTo ?? '');
      const isThere = parent && shown.has(parent) && parent.article === letter.article;
      return isThere ? [[letter, parent] as const] : [];
    }),
  );
  const problems: Problem[] = [...checkLetters(letters, around)];
  const published = sound.flatMap((letter): PublishedLetter[] => {
    const { file, language, answer } = letter;
    const citing = { file, language, article: undefined };
    const resolve = (body: LetterRecord['body']) =>
      resolveMentions(body, citing, index, routes, now);
    const text = resolve(letter.body);
    const said = answer && resolve(answer.body);
    const corrected = resolveCorrection(letter, byId, around);
    problems.push(...text.problems, ...(said?.problems ?? []), ...corrected.problems);
    const article = byId.get(letter.article);
    if (!article || !isPublished(article, now)) return [];
    const author = answer && findAuthor(answer.by);
    const by: Signature = author ? { author } : { desk: answer?.by ?? '' };
    return [
      {
        ...{ letter, article, parent: parents.get(letter), correction: corrected.correction },
        links: text.mentions.links,
        answer: said && { by, links: said.mentions.links },
      },
    ];
  });
  const byFirst = Map.groupBy(published, ({ letter }) => findFirst(letter, parents));
  const strands = published
    .filter(({ letter }) => byFirst.has(letter))
    .map((first) => ({
      first,
      replies: (byFirst.get(first.letter) ?? []).filter((each) => each !== first),
    }));
  return {
    letters: {
      strands: Map.groupBy(strands, ({ first }) => first.article.id),
      newest: published.toReversed(),
    },
    problems,
  };
};
