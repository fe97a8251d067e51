import {
  manyArticles,
  relateLate,
  toRelated,
  type Relate,
  type Related,
  type RelatedIds,
} from '../graph/relate.ts';
import type { Article } from '../records/article.ts';
import { isArticleFile } from '../records/content-path.ts';
import type { FoundContent } from '../records/find-content.ts';
import { LostRecord } from '../records/kept-records.ts';
import { openHelper } from '../records/helper.ts';

/** Whose terms will be needed, as far as can be told before anything is read. */
export interface TermsJob {
  readonly type: 'terms';
  readonly cache: string;
  readonly keys: readonly string[];
}

/** All articles, as far as they are looked at, and where their terms are kept. */
export interface RelateJob {
  readonly type: 'all';
  readonly cache: string;
  /** The digest of all that the edition is made of. */
  readonly name: string;
  readonly articles: readonly (Pick<Article, 'id' | 'language' | 'tags' | 'thread'> & {
    readonly key: string;
  })[];
  readonly linked: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The job of the edition named `last`, with other keys for some of its articles: to be done, or only to be kept. */
export interface AgainJob {
  readonly type: 'again' | 'keep';
  readonly cache: string;
  readonly name: string;
  readonly last: string;
  readonly keys: ReadonlyMap<string, string>;
}

const program = new URL('./relate-helper.ts', import.meta.url);

const toJob = (
  { cache, name, keys }: RelatingSources,
  articles: readonly Article[],
  linked: RelateJob['linked'],
): RelateJob => ({
  ...{ type: 'all', cache, name },
  articles: articles.map(({ id, language, tags, thread, file }) => ({
    ...{ id, language, tags, thread, key: keys.get(file) ?? '' },
  })),
  linked,
});

/** Where pieces are related, and what for. */
export interface RelatingSources {
  readonly cache: string;
  /** The digest of all that the edition is made of. */
  readonly name: string;
  /** By file, where in the cache its record lies. */
  readonly keys: FoundContent['keys'];
}

/** Relates the pieces of a large archive while other things are done. */
export interface RelatingBeside {
  readonly relate: Relate;
  /** To be called as soon as it is known that anything will have to be related. */
  readonly read: () => void;
  /**
   * To be called where the edition will differ from the one that is named `last` by what some texts say, before all of its
   * content is read: relating need not wait for it. `keys` are those of the edited texts, by the ones that they had; `isSame`
   * tells, once it is known, whether no piece links others than it did.
   */
  readonly begin: (
    last: string,
    keys: ReadonlyMap<string, string>,
    isSame: Promise<boolean>,
  ) => void;
  /** The same, where the terms of the edited texts are what they were, and so is what is related: `ids`. */
  readonly stand: (last: string, keys: ReadonlyMap<string, string>, ids: RelatedIds) => void;
  /** Once this has settled, what is related may be asked for. Rejects where the helper has died. */
  readonly settled: () => Promise<void>;
  /** Nothing of it is needed any more. */
  readonly close: () => void;
}

/** A small archive's pieces are related when somebody asks. */
const relateHere: RelatingBeside = {
  relate: relateLate,
  read: () => undefined,
  begin: () => undefined,
  stand: () => undefined,
  settled: () => Promise.resolve(),
  close: () => undefined,
};

/** The terms of the articles are read from `cache`. The program starts while the files are still read. */
export const relateBeside = (sources: RelatingSources): RelatingBeside => {
  const { cache, name, keys } = sources;
  if (keys.size < manyArticles) return relateHere;
  const helper = openHelper<TermsJob | RelateJob | AgainJob, RelatedIds | 'lost' | 'unknown'>(
    program,
    'What finds related pieces',
  );
  // A build that finds mistakes in the content ends without it.
  helper.hold(false);
  let begun: Promise<RelatedIds | 'lost' | 'unknown'> | undefined;
  let stands = false;
  let settled = (): Promise<void> => Promise.resolve();
  const relate: Relate = (articles, linked) => {
    if (articles.length < manyArticles) return relateLate(articles, linked);
    let related: Related | undefined;
    const find = async (): Promise<void> => {
      const early = (await begun) ?? 'unknown';
      const ids = early === 'unknown' ? await helper.ask(toJob(sources, articles, linked)) : early;
      if (!stands) helper.close();
      if (typeof ids === 'string') throw new LostRecord('terms');
      related = toRelated(articles, ids);
    };
    const found = find();
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
  return {
    relate,
    read: () => {
      const articleKeys = [...keys].flatMap(([file, key]) => (isArticleFile(file) ? [key] : []));
      helper.tell({ type: 'terms', cache, keys: articleKeys });
    },
    stand: (last, edited, ids) => {
      helper.tell({ type: 'keep', cache, name, last, keys: edited });
      begun = Promise.resolve(ids);
      stands = true;
    },
    begin: (last, edited, isSame) => {
      const found = helper.ask({ type: 'again', cache, name, last, keys: edited });
      begun = Promise.all([found, isSame]).then(([ids, is]) => (is ? ids : 'unknown'));
      begun.catch(() => undefined);
    },
    settled: () => settled(),
    close: helper.close,
  };
};
