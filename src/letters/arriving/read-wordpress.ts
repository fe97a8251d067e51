import { SaxesParser } from 'saxes';
import type { Arrival, ArrivedLetter } from './arrived-letter.ts';
import { toIsoDate } from './arrived-letter.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

/** Characters that XML cannot hold, and that exports hold all the same. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The direct children that are texts, by name, of one `<item>` or `<wp:comment>`. */
type Texts = Readonly<Record<string, string>>;

interface Item {
  readonly texts: Texts;
  readonly comments: readonly Texts[];
}

/** Reads the posts of an export, each with its comments; says where it is no XML. */
const readItems = (xml: string): { items: readonly Item[]; fault: string | undefined } => {
  const items: Item[] = [];
  let fault: string | undefined;
  let path: string[] = [];
  let item: Record<string, string> = {};
  let comments: Record<string, string>[] = [];
  let comment: Record<string, string> | undefined;
  let value = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.on('opentag', ({ name }) => {
    path = [...path, name];
    value = '';
    if (name === 'item') [item, comments] = [{}, []];
    if (name === 'wp:comment') comment = {};
  });
  const keep = (text: string): void => {
    value += text;
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.on('closetag', ({ name }) => {
    path = path.slice(0, -1);
    const parent = path.at(-1);
    if (name === 'item') items.push({ texts: item, comments });
    else if (name === 'wp:comment' && comment) {
      comments.push(comment);
      comment = undefined;
    } else if (parent === 'wp:comment' && comment) comment[name] = value;
    else if (parent === 'item') item[name] = value;
    value = '';
  });
  parser.write(xml.replace(illegal, '')).close();
  return { items, fault };
};

const verdicts: Readonly<Record<string, ArrivedLetter['verdict']>> = {
  '1': 'approved',
  spam: 'spam',
};

const toArrived = (item: Texts, comment: Texts): ArrivedLetter | undefined => {
  const type = comment['wp:comment_type'] ?? '';
  const text = htmlToMarkdown(comment['wp:comment_content'] ?? '');
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
