import type { Article, UnreadableArticle } from '../records/article.ts';
import { suggest } from '../records/fold.ts';
import type { LetterRecord } from '../records/letter-record.ts';
import type { Problem } from '../records/problem.ts';
import type { ArticleIndex } from './article-index.ts';
import { problemAtKey } from './graph-problem.ts';

interface Around {
  readonly articles: readonly Article[];
  readonly unreadable: readonly UnreadableArticle[];
  readonly index: ArticleIndex;
  readonly now: number;
}

const checkArticle = (
  letter: LetterRecord,
  known: ReadonlySet<string>,
  index: ArticleIndex,
): Problem[] => {
  if (known.has(letter.article)) return [];
  const near = suggest(index.findNearestFiles(letter.article).map(({ id }) => id));
  return [
    problemAtKey(letter, 'article', {
      rule: 'letter/unknown-article',
      message: `There is no article "${letter.article}".${near}`,
      hint: `If the piece was renamed, write \`id: ${letter.article}\` above its text; else mend the id here.`,
    }),
  ];
};

const checkReply = (letter: LetterRecord, byId: ReadonlyMap<string, LetterRecord>): Problem[] => {
  if (letter.replyTo === undefined) return [];
  const parent = byId.get(letter.replyTo);
  if (parent?.article === letter.article) return [];
  return [
    problemAtKey(letter, 'replyTo', {
      rule: 'letter/unknown-reply',
      message: parent
        ? `The letter "${letter.replyTo}" is to another article, ${parent.article}.`
        : `There is no letter "${letter.replyTo}" to this article.`,
      hint: 'Mend the id, or take the line out: then the letter stands by itself.',
    }),
  ];
};

const isInCircle = (letter: LetterRecord, byId: ReadonlyMap<string, LetterRecord>): boolean => {
  const seen = new Set<LetterRecord>();
  for (
    let up = byId.get(letter.replyTo ?? '');
    up && !seen.has(up);
    up = byId.get(up.replyTo ?? '')
  ) {
    if (up === letter) return true;
    seen.add(up);
  }
  return false;
};

const checkDates = (letter: LetterRecord, now: number): Problem[] =>
  (
    [
      ['date', letter.sent, 'letter'],
      ['answer', letter.answer?.sent, 'answer'],
    ] as const
  )
    .filter(([, sent]) => sent !== undefined && Date.parse(sent) > now)
    .map(([key, , what]) =>
      problemAtKey(letter, key, {
        severity: 'warning',
        rule: 'letter/future-date',
        message: `The ${what}’s date is yet to come, so ${what === 'letter' ? 'it is not shown until then' : 'nobody can have written it'}.`,
        hint: 'Look at the year, the day and the zone again.',
      }),
    );

/** What is wrong among letters, and between them and their articles. */
export const checkLetters = (
  letters: readonly LetterRecord[],
  { articles, unreadable, index, now }: Around,
): Problem[] => {
  const known = new Set([...articles, ...unreadable].map(({ id }) => id));
  const byId = new Map(letters.toReversed().map((letter) => [letter.id, letter]));
  return letters.flatMap((letter) => {
    const first = byId.get(letter.id) ?? letter;
    if (first !== letter) {
      return [
        problemAtKey(letter, 'id', {
          rule: 'letter/duplicate-id',
          message: `The id "${letter.id}" is that of ${first.file} too.`,
          hint: 'Give one of the two another id, in its file and in the file’s name.',
        }),
      ];
    }
    const circle = isInCircle(letter, byId)
      ? [
          problemAtKey(letter, 'replyTo', {
            rule: 'letter/reply-circle',
            message: 'The letter replies, by way of others or at once, to itself.',
            hint: 'Look which of them came first, and take its `replyTo` out.',
          }),
        ]
      : [];
    return [
      ...checkArticle(letter, known, index),
      ...checkReply(letter, byId),
      ...circle,
      ...checkDates(letter, now),
    ];
  });
};
