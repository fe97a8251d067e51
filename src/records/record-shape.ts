import type { Article } from './article.ts';
import type { ContentRecord } from './read-record.ts';

/** Where something stands in its file shows in problems only. */
const places = new Set(['line', 'column', 'places']);

/**
 * All of a record that other texts can see: not its words, nor where in the file it says what. Two records of one shape have
 * the same place in the graph.
 */
export const toShape = ({ type, id, value }: ContentRecord): string => {
  const { headings, anchors, readMores, images, links } = value.body;
  const seen = { ...value, body: { headings, anchors, readMores, images, links } };
  return JSON.stringify([type, id, seen], (key, part: unknown) =>
    places.has(key) ? undefined : part,
  );
};

export const toArticleShape = (article: Article): string =>
  toShape({ type: 'articles', id: article.id, value: article });

/** The same but for what other texts know an article by, and say of it: its titles and its summary. */
export const toNamelessShape = (article: Article): string =>
  toArticleShape({ ...article, title: '', formerTitles: [], summary: '' });
