import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRelated } from '../../src/graph/related.ts';
import type { Article } from '../../src/records/article.ts';
import { foldText } from '../../src/records/fold.ts';
import { countTerms, weighTerms } from '../../src/records/terms.ts';
import { anArticle, emptyBody } from '../support/content.ts';

const write = (slug: string, text: string, front: Partial<Article> = {}): Article => {
  const article = anArticle({ id: `en/2023/${slug}`, title: slug, summary: '', ...front });
  return { ...article, body: { ...emptyBody, text, terms: weighTerms(article, countTerms(text)) } };
};

const none = new Map<string, ReadonlySet<string>>();

const relatedTo = (
  slug: string,
  articles: readonly Article[],
  most = 3,
  linked: ReadonlyMap<string, ReadonlySet<string>> = none,
) =>
  buildRelated(articles, linked, most)
    .get(`en/2023/${slug}`)
    ?.map((article) => article.slug);

const noise = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    write(`noise-${i}`, `football season goal match${i % 3} player${i % 4}`, {
      published: `2023-12-${String(10 + (i % 20))}T00:00:00.000Z`,
    }),
  );

describe('related pieces', () => {
  test('are those that are about the same, not those that are new', () => {
    const old = write('old', 'The canal authority raised tolls for tankers in the strait', {
      published: '2005-01-01T00:00:00.000Z',
    });
    const here = write('here', 'Tankers pay more: canal tolls rise again');
    expect(relatedTo('here', [...noise(30), old, here])).toEqual(['old']);
  });

  test('are lifted by a tag and by a thread in common', () => {
    const text = 'canal tolls tankers strait';
    const articles = [
      write('here', text, { tags: ['Suez', 'Trade'], thread: 'canal' }),
      write('a-plain', text),
      write('b-tag', text, { tags: ['Suez'] }),
      write('c-thread', text, { thread: 'canal' }),
      write('d-both', text, { tags: ['Trade', 'Suez'], thread: 'canal' }),
      ...noise(20),
    ];
    expect(relatedTo('here', articles, 4)).toEqual(['d-both', 'b-tag', 'c-thread', 'a-plain']);
  });

  test('are none of those that the page links already, nor the piece itself', () => {
    const text = 'canal tolls tankers strait';
    const articles = [write('here', text), write('a', text), write('b', text), ...noise(9)];
    const linked = new Map([['en/2023/here', new Set(['en/2023/a'])]]);
    expect(relatedTo('here', articles, 3, linked)).toEqual(['b']);
  });

  test('are at most as many as asked for, and none where nothing is near', () => {
    const text = 'canal tolls tankers strait';
    const articles = [
      ...['here', 'a', 'b', 'c', 'd'].map((slug) => write(slug, text)),
      write('alone', 'volcano'),
      ...noise(20),
    ];
    expect(relatedTo('here', articles, 2)).toEqual(['a', 'b']);
    expect(relatedTo('here', articles, 0)).toEqual([]);
    expect(relatedTo('alone', articles)).toEqual([]);
    expect(buildRelated([], none, 3).size).toBe(0);
    expect(relatedTo('only', [write('only', text)])).toEqual([]);
  });
});

test('a word of hundreds of pieces still leads to those that it weighs most in', () => {
  const passing = Array.from({ length: 400 }, (_, i) =>
    write(
      `passing-${i}`,
      `canal ${Array.from({ length: 30 }, (_, k) => `a${i % 200}b${k}`).join(' ')}`,
    ),
  );
  const other = Array.from({ length: 800 }, (_, i) =>
    write(`other-${i}`, `grain harvest x${i % 400}`),
  );
  const near = write('zz-near', 'canal canal canal');
  expect(relatedTo('here', [...passing, ...other, near, write('here', 'canal')], 1)).toEqual([
    'zz-near',
  ]);
});

describe('in an archive of any size a piece is compared with 250 others at most', () => {
  /** Ids count down, so that of equals the last of the list comes first. */
  const countDown = (i: number): string => `p${String(999 - i)}`;

  test('for each tag and each thread: the first of the list', () => {
    const front = { tags: ['Suez'], thread: 'canal' };
    const articles = Array.from({ length: 300 }, (_, i) => write(countDown(i), '', front));
    const related = buildRelated(articles, none, 2);
    const nearest = (i: number) => related.get(`en/2023/${countDown(i)}`)?.map(({ slug }) => slug);
    expect(nearest(299)).toEqual([countDown(249), countDown(248)]);
    expect(nearest(0)).toEqual([countDown(249), countDown(248)]);
    expect(nearest(249)).toEqual([countDown(248), countDown(247)]);
  });

  test('a thread brings what the tag of hundreds does not', () => {
    const front = { tags: ['Suez'], thread: 'canal' };
    const tagged = Array.from({ length: 250 }, (_, i) =>
      write(countDown(i), '', { tags: ['Suez'] }),
    );
    const articles = [...tagged, write('by-thread', '', front), write('here', '', front)];
    expect(relatedTo('here', articles, 3)).toEqual(['by-thread']);
  });

  test('for each word: those that it weighs most in, of equals the first of the list', () => {
    const weak = write('weak', 'canal grain');
    const strong = Array.from({ length: 251 }, (_, i) => write(countDown(i), 'canal'));
    const others = Array.from({ length: 500 }, (_, i) => write(`x${i}`, i === 0 ? 'grain' : ''));
    /** The nearest to the first, where its page links all but some already. */
    const nearest = (articles: readonly Article[], but: readonly string[]) => {
      const links = new Set(strong.filter(({ slug }) => !but.includes(slug)).map(({ id }) => id));
      return relatedTo(countDown(0), articles, 1, new Map([[`en/2023/${countDown(0)}`, links]]));
    };
    const [last, lastButOne] = [countDown(250), countDown(249)];
    expect(nearest([weak, ...strong, ...others], [])).toEqual([]);
    expect(nearest([weak, ...strong.slice(0, 250), ...others], [])).toEqual([]);
    expect(nearest([weak, ...strong.slice(0, 249), ...others], [])).toEqual(['weak']);
    expect(nearest([weak, ...strong, ...others], [lastButOne])).toEqual([lastButOne]);
    expect(nearest([weak, ...strong, ...others], [last])).toEqual([]);
  });
});

/** Scores of everybody with everybody, the slow way: what the index is to agree with. */
const scoreAll = (articles: readonly Article[]): number[][] => {
  const bags = articles.map(({ title, summary, tags, body }) => {
    const words = [
      ...Array<string>(4).fill(title),
      ...Array<string>(2).fill(summary),
      ...Array<string>(3).fill(tags.join(' ')),
    ].flatMap((text) => foldText(text).split(' '));
    words.push(...foldText(body.text).split(' '));
    return words.filter((word) => word.length > 2);
  });
  const documents = (word: string) => bags.filter((bag) => bag.includes(word)).length;
  const vectors = bags.map((bag) => {
    const entries = [...new Set(bag)].map((word): [string, number] => {
      const [count, inDocuments] = [bag.filter((each) => each === word).length, documents(word)];
      const isTelling = inDocuments >= 2 && inDocuments <= Math.max(2, articles.length * 0.4);
      return [
        word,
        isTelling ? (1 + Math.log(count)) * Math.log(articles.length / inDocuments) : 0,
      ];
    });
    const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
    return new Map(entries.map(([word, weight]) => [word, weight / length]));
  });
  return articles.map((a, i) =>
    articles.map((b, k) => {
      const cosine = [...(vectors[i] ?? [])].reduce(
        (sum, [word, weight]) => sum + weight * (vectors[k]?.get(word) ?? 0),
        0,
      );
      const tags = a.tags.filter((tag) => b.tags.includes(tag)).length;
      const thread = a.thread !== undefined && a.thread === b.thread ? 1 : 0;
      return cosine + tags * 0.04 + thread * 0.05;
    }),
  );
};

describe('whatever the archive', () => {
  const vocabulary = Array.from({ length: 40 }, (_, i) => `word${i}`);
  const words = (most: number) =>
    fc.array(fc.constantFrom(...vocabulary, 'to', 'قره‌باغ', 'كتاب', 'کتاب'), { maxLength: most });
  const archive = fc
    .array(
      fc.record({
        title: words(4),
        summary: words(6),
        text: words(40),
        tags: fc.uniqueArray(fc.constantFrom('Suez', 'Trade', 'EU', 'word1')),
        thread: fc.option(fc.constantFrom('canal', 'grain'), { nil: undefined }),
      }),
      { minLength: 2, maxLength: 18 },
    )
    .map((all) =>
      all.map(({ title, summary, text, tags, thread }, i) =>
        write(`p${i}`, text.join(' '), {
          ...{ title: title.join(' '), summary: summary.join(' '), tags, thread },
        }),
      ),
    );

  test('the pieces are those that comparing all with all would find', () => {
    fc.assert(
      fc.property(archive, fc.integer({ min: 1, max: 5 }), (articles, most) => {
        const scores = scoreAll(articles);
        const related = buildRelated(articles, none, most);
        for (const [i, { id }] of articles.entries()) {
          const expected = (scores[i] ?? [])
            .filter((score, k) => k !== i && score >= 0.08 - 1e-9)
            .sort((a, b) => b - a)
            .slice(0, most);
          const got = (related.get(id) ?? []).map((other) => scores[i]?.[articles.indexOf(other)]);
          expect(got.length).toBeLessThanOrEqual(expected.length);
          for (const [place, score] of expected.entries()) {
            // A score at the very threshold may fall on either side of it.
            if (got[place] === undefined) expect(score).toBeCloseTo(0.08, 9);
            else expect(got[place]).toBeCloseTo(score, 9);
          }
        }
      }),
    );
  });

  test('their order does not depend on that of the archive', () => {
    const pair = archive.chain((articles) =>
      fc.tuple(
        fc.constant(articles),
        fc.shuffledSubarray(articles, { minLength: articles.length }),
      ),
    );
    fc.assert(
      fc.property(pair, ([articles, shuffled]) => {
        const idsOf = (all: readonly Article[]) =>
          new Map([...buildRelated(all, none, 4)].map(([id, each]) => [id, each.map((a) => a.id)]));
        expect(idsOf(shuffled)).toEqual(idsOf(articles));
      }),
    );
  });
});
