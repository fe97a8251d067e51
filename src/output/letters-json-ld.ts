import { absoluteUrl } from '../records/urls.ts';
import type { Frame } from '../views/frame.ts';
import type { LetterStrandView, LetterView } from '../views/letter-view.ts';
import type { LettersView } from '../views/letters-view.ts';

type Thing = Readonly<Record<string, unknown>>;

const toComment = (letter: LetterView, page: string): Thing => {
  const { anchor, name, tag, date, plain, parent, answer } = letter;
  const url = `${page}#${anchor}`;
  return {
    ...{ '@type': 'Comment', '@id': url, url, text: plain, inLanguage: tag },
    dateCreated: date.machine,
    author: { '@type': 'Person', name },
    parentItem: { '@id': parent === undefined ? `${page}#article` : `${page}#${parent}` },
    comment: answer && {
      ...{ '@type': 'Comment', text: answer.plain, inLanguage: answer.tag },
      dateCreated: answer.date.machine,
      author: {
        '@type': answer.by.kind === 'person' ? 'Person' : 'Organization',
        name: answer.by.name,
        url: answer.by.href && absoluteUrl(answer.by.href),
      },
      parentItem: { '@id': url },
    },
  };
};

const toStrand = ({ first, replies }: LetterStrandView, page: string): Thing[] =>
  [first, ...replies].map((letter) => toComment(letter, page));

/** What an article's metadata says of the letters to it; nothing where there are none. */
export const toComments = ({ count, strands }: LettersView, { canonical }: Frame): Thing =>
  count === 0
    ? {}
    : { commentCount: count, comment: strands.flatMap((strand) => toStrand(strand, canonical)) };
