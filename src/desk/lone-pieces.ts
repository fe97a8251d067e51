import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { formatDate } from '../i18n/dates.ts';
import type { DeskList } from './desk-list.ts';

/** Pieces that no text of the site leads to, newest first. */
export const listOrphans = (graph: Graph): DeskList => {
  const cited = new Set(
    [...graph.mentions].flatMap(([file, { links, readMores }]) =>
      [...links.flatMap(({ article }) => article ?? []), ...readMores.flat()]
        .filter((article) => article.file !== file)
        .map(({ id }) => id),
    ),
  );
  return {
    id: 'orphans',
    title: 'Orphans',
    about: 'No text leads to these pieces: neither a link nor a "Read more" line.',
    entries: graph.articles
      .filter(({ id }) => !cited.has(id))
      .map(({ file, language, title, published }) => ({
        ...{ file, language, title },
        note: formatDate(published, 'en', settings.timeZone).day,
      })),
  };
};

const dayMs = 24 * 60 * 60 * 1000;

/** A thread that has been silent for longer, in days, is one that readers ask after. */
export const longSilence = 180;

/** Threads whose last piece is old, or that have none, the longest silence first. */
export const listSilentThreads = ({ threads }: Graph, now: number): DeskList => {
  const silences = threads.map(({ thread, pieces }) => {
    const last = pieces.at(-1)?.article;
    return { thread, last, days: last ? (now - Date.parse(last.published)) / dayMs : Infinity };
  });
  return {
    id: 'silent-threads',
    title: 'Threads without news',
    about: `Nothing has been published in these for ${longSilence} days or more: go on, or say that the story is over.`,
    entries: silences
      .filter(({ days }) => days >= longSilence)
      .sort((a, b) => b.days - a.days)
      .map(({ thread: { file, language, title }, last, days }) => ({
        ...{ file, language, title },
        note: last ? `${Math.floor(days)} days since "${last.title}"` : 'no piece yet',
      })),
  };
};
