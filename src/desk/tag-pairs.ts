import type { Graph } from '../graph/build-graph.ts';
import type { Tag } from '../graph/tags.ts';
import { foldText, isSlip } from '../records/fold.ts';
import type { DeskEntry, DeskList } from './desk-list.ts';

interface Folded {
  readonly tag: Tag;
  readonly text: string;
}

/** Words that say nothing of what a tag means. */
const empty: ReadonlySet<string> = new Set(['the', 'a', 'an', 'of', 'and']);

const toWords = (text: string): string[] => text.split(' ').filter((word) => !empty.has(word));

/** The same but for order, articles, joiners and an English plural. */
const toCore = (text: string): string =>
  toWords(text)
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word))
    .sort()
    .join('');

/**
 * Tags that can be slips of each other have the same beginning or the same end, so that not each need be compared
 * with each: an archive has thousands.
 */
const toBuckets = ({ text }: Folded): string[] => [
  `core ${toCore(text)}`,
  `begins ${text.slice(0, 3)}`,
  `ends ${text.slice(-3)}`,
];

/** What two tags differ in on purpose: `Order 2022` and `Order 2023`. */
const toNumbers = (text: string): string => text.replace(/\D+/g, ' ');

const isNear = (a: Folded, b: Folded): boolean =>
  toCore(a.text) === toCore(b.text) ||
  (Math.abs(a.text.length - b.text.length) <= 2 &&
    toNumbers(a.text) === toNumbers(b.text) &&
    isSlip(a.tag.name, b.tag.name));

const toEntry = (a: Tag, b: Tag): DeskEntry | undefined => {
  const [rare, common] = a.articles.length <= b.articles.length ? [a, b] : [b, a];
  const [article] = rare.articles;
  if (!article) return undefined;
  const { file, places } = article;
  return {
    ...{ file, line: places['tags']?.line, language: rare.language, title: rare.name },
    note: `on ${rare.articles.length}, beside "${common.name}" on ${common.articles.length}`,
  };
};

/** Pairs of tags that are hardly two: the rarer one, where it stands first, beside the commoner. */
export const listTagPairs = ({ tags }: Graph): DeskList => {
  const pairs = new Map<string, readonly [Tag, Tag]>();
  for (const own of Map.groupBy(tags, ({ language }) => language).values()) {
    const folded = own.map((tag): Folded => ({ tag, text: foldText(tag.slug) }));
    const buckets = new Map<string, Folded[]>();
    for (const each of folded)
      for (const key of toBuckets(each)) buckets.set(key, [...(buckets.get(key) ?? []), each]);
    for (const bucket of buckets.values())
      for (const [i, a] of bucket.entries())
        for (const b of bucket.slice(i + 1))
          if (isNear(a, b))
            pairs.set(`${a.tag.language}/${[a.tag.slug, b.tag.slug].sort().join('/')}`, [
              a.tag,
              b.tag,
            ]);
  }
  return {
    id: 'tags',
    title: 'Tags that are nearly the same',
    about: 'Readers of the one miss the pieces of the other: write them as one.',
    entries: [...pairs.values()].flatMap(([a, b]) => toEntry(a, b) ?? []),
  };
};
