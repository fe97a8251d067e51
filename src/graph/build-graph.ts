import { settings } from '../config.ts';
import type { Article, UnreadableArticle } from '../records/article.ts';
import type { Author } from '../records/author.ts';
import { compareText } from '../records/compare-text.ts';
import type { Page } from '../records/page.ts';
import type { Problem } from '../records/problem.ts';
import { findReplacing } from '../records/public-files.ts';
import type { Records } from '../records/records.ts';
import type { Thread } from '../records/thread.ts';
import { buildArchive, type ArchiveMonth } from './archive.ts';
import { buildArticleIndex } from './article-index.ts';
import { buildAuthorIndex, checkBylines, toByline, type Signature } from './bylines.ts';
import { buildGoneOn } from './gone-on.ts';
import { isPublished, newestFirst } from './held-back.ts';
import { buildLetters, type Letters } from './letters.ts';
import { buildLettersClosed, type LettersClosed } from './letters-closed.ts';
import { findCitations, resolveMentions, type Citation, type Mentions } from './mentions.ts';
import { relateLate, type Relate } from './relate.ts';
import { buildSiteRoutes, toPageFiles } from './site-routes.ts';
import { buildStorySoFar } from './story-so-far.ts';
import { buildTags, type Tag } from './tags.ts';
import { buildThreads, checkThreads, type ThreadStory } from './threads.ts';
import { buildTranslations, type Translations } from './translations.ts';
import { checkUniqueness } from './uniqueness.ts';
import { buildWrittenLater, type LaterPiece } from './written-later.ts';

/** How all records hang together. Only published articles are in it, but in a preview; ids are article ids. */
export interface Graph {
  /** Newest first. */
  readonly articles: readonly Article[];
  readonly authors: readonly Author[];
  readonly pages: readonly Page[];
  readonly threads: readonly ThreadStory[];
  readonly tags: readonly Tag[];
  readonly archive: readonly ArchiveMonth[];
  readonly bylines: ReadonlyMap<string, readonly Signature[]>;
  /** By file: what the text of each article, thread, page and author refers to. */
  readonly mentions: ReadonlyMap<string, Mentions>;
  /** What each article cites, in the order of its text. */
  readonly citations: ReadonlyMap<string, readonly Citation[]>;
  readonly writtenLater: ReadonlyMap<string, readonly LaterPiece[]>;
  /** The earlier pieces that a reader should know of, oldest first; none where the text shows them itself. */
  readonly storySoFar: ReadonlyMap<string, readonly Article[]>;
  /** The piece that tells how the story of an older one stands. */
  readonly goneOn: ReadonlyMap<string, Article>;
  readonly related: ReadonlyMap<string, readonly Article[]>;
  readonly translations: Translations;
  readonly letters: Letters;
  /** The articles that take no letters, and why. */
  readonly lettersClosed: ReadonlyMap<string, LettersClosed>;
}

type Text = Pick<Article | Thread | Page | Author, 'file' | 'body'>;

/** What the graph cannot see in the records. */
export interface GraphInput {
  /** Milliseconds since 1970: what is published later is held back. */
  readonly now: number;
  /** While somebody writes: drafts and pieces that are held back are there as if they were out. */
  readonly preview?: boolean;
  /** Articles that could not be read: what refers to them is not wrong for that. */
  readonly unreadable?: readonly UnreadableArticle[];
  /** Files of `public/`, which texts may link to. */
  readonly publicFiles: Iterable<string>;
  /** Finds related pieces, the dearest part of a graph; as soon as they are asked for, where nothing else is said. */
  readonly relate?: Relate;
}

/** By article id, the ids of the pieces that its page links already: what it cites or builds on, what cites it, its neighbours. */
const findLinked = (
  articles: readonly Article[],
  citations: ReadonlyMap<Article, readonly Citation[]>,
  later: ReadonlyMap<string, readonly LaterPiece[]>,
  story: ReadonlyMap<string, readonly Article[]>,
  threads: readonly ThreadStory[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const neighbours = new Map(
    threads.flatMap(({ pieces }) =>
      pieces.map(({ article }, i) => [article, [pieces[i - 1], pieces[i + 1]]] as const),
    ),
  );
  return new Map(
    articles.map((article) => [
      article.id,
      new Set([
        ...(citations.get(article) ?? []).map(({ target }) => target.id),
        ...(later.get(article.id) ?? []).map(({ article: { id } }) => id),
        ...(story.get(article.id) ?? []).map(({ id }) => id),
        ...(neighbours.get(article) ?? []).flatMap((piece) => piece?.article.id ?? []),
      ]),
    ]),
  );
};

/** Records come in whatever order a loader finished; nothing may depend on it. */
const sortByFile = ({ articles, authors, threads, pages, letters }: Records): Records => {
  const byFile = (a: { file: string }, b: { file: string }) => compareText(a.file, b.file);
  return {
    articles: [...articles].sort(byFile),
    authors: [...authors].sort(byFile),
    threads: [...threads].sort(byFile),
    pages: [...pages].sort(byFile),
    letters: [...letters].sort(byFile),
  };
};

/** Relates all records to each other, once per build; tells every problem that a single file cannot show. */
export const buildGraph = (
  unsorted: Records,
  { now, preview = false, unreadable = [], publicFiles, relate = relateLate }: GraphInput,
): { graph: Graph; readonly problems: readonly Problem[] } => {
  const records = sortByFile(unsorted);
  const articles = records.articles
    .filter((article) => preview || isPublished(article, now))
    .sort(newestFirst);
  const published = new Set(articles);
  const index = buildArticleIndex(records.articles, unreadable);
  const findAuthor = buildAuthorIndex(records.authors);
  const { tags } = buildTags(articles);
  const archive = buildArchive(articles);
  const routes = buildSiteRoutes(records, articles, tags, archive, publicFiles);

  const resolved = [
    ...records.articles.map((text) => ({ text, language: text.language, article: text })),
    ...[...records.threads, ...records.pages].map((text) => ({
      text,
      language: text.language,
      article: undefined,
    })),
    ...records.authors.map((text) => ({
      text,
      language: settings.languages[0],
      article: undefined,
    })),
  ].map(
    ({
      text,
      language,
      article,
    }: {
      text: Text;
      language: Article['language'];
      article: Article | undefined;
    }) => ({
      text,
      article,
      ...resolveMentions(text.body, { file: text.file, language, article }, index, routes, now),
    }),
  );
  const citations = new Map(
    resolved.flatMap(({ article, mentions }) =>
      article && published.has(article)
        ? [[article, findCitations(article, mentions)] as const]
        : [],
    ),
  );
  const writtenLater = buildWrittenLater(citations);
  const threads = buildThreads(records.threads, articles, citations);
  const storySoFar = buildStorySoFar(
    citations,
    new Map(resolved.flatMap(({ article, mentions }) => (article ? [[article, mentions]] : []))),
  );
  const linked = findLinked(articles, citations, writtenLater, storySoFar, threads);
  const findRelated = relate(articles, linked);
  let related: Graph['related'] | undefined;
  const { translations, problems: translationProblems } = buildTranslations(
    records.articles,
    published,
    index,
  );
  const { letters, problems: letterProblems } = buildLetters(records.letters, {
    ...{ articles: records.articles, unreadable, index, routes, findAuthor, now },
  });

  return {
    graph: {
      articles,
      authors: records.authors,
      pages: records.pages,
      threads,
      tags,
      archive,
      bylines: new Map(articles.map((article) => [article.id, toByline(article, findAuthor)])),
      mentions: new Map(
        resolved.flatMap(({ text, article, mentions }) =>
          article && !published.has(article) ? [] : [[text.file, mentions] as const],
        ),
      ),
      citations: new Map([...citations].map(([{ id }, cited]) => [id, cited])),
      writtenLater,
      storySoFar,
      goneOn: buildGoneOn(articles, writtenLater),
      // Who does not ask for it, need not wait for it.
      get related() {
        return (related ??= findRelated());
      },
      translations,
      letters,
      lettersClosed: buildLettersClosed(articles, settings.letters, now),
    },
    // While somebody writes, the pages have no use for them: the checker has a graph of its own.
    get problems() {
      return [
        ...resolved.flatMap(({ problems }) => problems),
        ...buildTags(records.articles).problems,
        ...translationProblems,
        ...letterProblems,
        ...checkThreads(records.articles, records.threads),
        ...checkBylines(records.articles, records.authors, findAuthor),
        ...checkUniqueness(records.articles, records.pages, new Set(routes.byPath.keys())),
        // The build looks at all other files that it makes.
        ...findReplacing([...routes.publicFiles], toPageFiles(articles, routes)),
      ];
    },
  };
};
