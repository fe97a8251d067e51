import {
  manyArticles,
  relateLate,
  toRelated,
  type Relate,
  type Related,
  type RelatedIds,
} from '../graph/relate.ts';
import type { Article } from '../records/article.ts';
import type { FoundContent } from '../records/find-content.ts';
import { LostRecord } from '../records/kept-records.ts';
import { openHelper } from '../records/helper.ts';

/** An article, as far as it is looked at, and where its terms are kept. */
export interface RelateJob {
  readonly cache: string;
  readonly articles: readonly (Pick<Article, 'id' | 'language' | 'tags' | 'thread'> & {
    readonly key: string;
  })[];
  readonly linked: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whose terms will be needed, as far as can be told before anything is read. */
export interface TermsJob {
  readonly cache: string;
  readonly keys: readonly string[];
}

const program = new URL('./relate-helper.ts', import.meta.url);

const isArticle = (file: string): boolean => file.startsWith('content/articles/');

const toJob = (
  cache: string,
  keys: FoundContent['keys'],
  articles: readonly Article[],
  linked: RelateJob['linked'],
): RelateJob => ({
  cache,
  articles: articles.map(({ id, language, tags, thread, file }) => ({
    ...{ id, language, tags, thread, key: keys.get(file) ?? '' },
  })),
  linked,
});

/** Relates the pieces of a large archive while other things are done. */
export interface RelatingBeside {
  readonly relate: Relate;
  /** Once this has settled, what is related may be asked for. Rejects where the helper has died. */
  readonly settled: () => Promise<void>;
  /** Nothing of it is needed any more. */
  readonly close: () => void;
}

/**
 * The terms of the articles are read from `cache`, where the record of each file lies under its key. The program starts
 * while the files are still read.
 */
export const relateBeside = (cache: string, keys: FoundContent['keys']): RelatingBeside => {
  if (keys.size < manyArticles)
    return { relate: relateLate, settled: () => Promise.resolve(), close: () => undefined };
  const helper = openHelper<TermsJob | RelateJob, RelatedIds | 'lost' | 'read'>(
    program,
    'What finds related pieces',
  );
  // A build that finds mistakes in the content ends without it.
  helper.hold(false);
  const articleKeys = [...keys].flatMap(([file, key]) => (isArticle(file) ? [key] : []));
  const read = helper.ask({ cache, keys: articleKeys });
  read.catch(() => undefined);
  let settled = (): Promise<void> => Promise.resolve();
  const relate: Relate = (articles, linked) => {
    if (articles.length < manyArticles) return relateLate(articles, linked);
    let related: Related | undefined;
    const job = toJob(cache, keys, articles, linked);
    const found = read
      .then(() => helper.ask(job))
      .then((ids) => {
        helper.close();
        if (typeof ids === 'string') throw new LostRecord('terms');
        related = toRelated(articles, ids);
      });
    found.catch(() => undefined);
    settled = () => {
      helper.hold(true);
      return found;
    };
    return () => {
      if (!related) throw new Error('Related pieces were asked for before they were found.');
      return related;
    };
  };
  return { relate, settled: () => settled(), close: helper.close };
};
