import { commentToMarkdown } from '../../importer/comment-to-markdown.ts';
import type { Texts } from '../../importer/wordpress/wxr-items.ts';
import { makeWxrParser } from '../../importer/wordpress/wxr-parser.ts';
import type { Arrival, ArrivedLetter } from './arrived-letter.ts';
import { toIsoDate } from './arrived-letter.ts';

interface Item {
  readonly texts: Texts;
  readonly comments: readonly Texts[];
}

/** Reads the posts of an export, each with its comments; says where it is no XML. */
const readItems = (xml: string): { items: readonly Item[]; fault: string | undefined } => {
  const items: Item[] = [];
  let broken: string | undefined;
  const parser = makeWxrParser((event) => {
    if (event.type !== 'item') return;
    items.push(event.item);
    broken ??= event.item.broken;
  });
  parser.write(xml);
  parser.close();
  return { items, fault: broken ?? parser.fault() };
};

const verdicts: Readonly<Record<string, ArrivedLetter['verdict']>> = {
  '1': 'approved',
  spam: 'spam',
};

const toArrived = (item: Texts, comment: Texts): ArrivedLetter | undefined => {
  const type = comment['wp:comment_type'] ?? '';
  const { markdown: text } = commentToMarkdown(comment['wp:comment_content'] ?? '');
  const approved = comment['wp:comment_approved'] ?? '';
  const name = (comment['wp:comment_author'] ?? '').trim();
  if ((type !== '' && type !== 'comment') || approved === 'trash' || text === '' || name === '') {
    return undefined;
  }
  const parent = comment['wp:comment_parent'] ?? '0';
  const post = item['wp:post_id'] ?? '';
  const toKey = (id: string): string => `wordpress ${post} ${id}`;
  return {
    source: 'wordpress',
    key: toKey(comment['wp:comment_id'] ?? ''),
    replyTo: parent === '0' || parent === '' ? undefined : toKey(parent),
    about: [item['link'], item['wp:post_name'], item['title']].flatMap((each) => each ?? []),
    language: undefined,
    name,
    email: (comment['wp:comment_author_email'] ?? '').trim(),
    text,
    format: 'markdown',
    date: toIsoDate(comment['wp:comment_date_gmt']) ?? toIsoDate(comment['wp:comment_date']),
    verdict: verdicts[approved],
  };
};

/** The comments of a WordPress export; pings and what lies in the trash are no letters. */
export const readWordpress = (xml: string): Arrival => {
  const { items, fault } = readItems(xml);
  const all = items.flatMap(({ texts, comments }) =>
    comments.map((comment) => ({ letter: toArrived(texts, comment), comment })),
  );
  return {
    letters: all.flatMap(({ letter }) => letter ?? []),
    left: [
      ...(fault === undefined ? [] : [`The file is no whole XML: ${fault}`]),
      ...all.flatMap(({ letter, comment }) =>
        letter
          ? []
          : [`Comment ${comment['wp:comment_id'] ?? '?'} is a ping, in the trash, or empty.`],
      ),
    ],
  };
};
