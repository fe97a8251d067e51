import { settings } from '../config.ts';
import type { Graph } from '../graph/build-graph.ts';
import { formatDate } from '../i18n/dates.ts';
import { languagePack } from '../i18n/languages.ts';
import type { Article } from '../records/article.ts';
import type { DeskEntry, DeskList } from './desk-list.ts';
import type { Near } from './nearness.ts';

type Nearest = ReadonlyMap<string, readonly Near[]>;

/** Pieces nearer than this, in one thread, tell of the same matter. */
const sameMatter = 0.25;

const dayMs = 24 * 60 * 60 * 1000;

/** What comes sooner is the same news: the site's own note, "The story has gone on", waits as long. */
const soonest = 30 * dayMs;

const ages: ReadonlySet<string> = new Set(['report', 'analysis', 'brief']);
const tells: ReadonlySet<string> = new Set(['report', 'analysis', 'explainer']);

/** What a name has to be typed as, so that Markdown leaves it alone. */
const toTyped = (title: string): string => title.replace(/[*_`[\]<>\\]/g, String.raw`\$&`);

const toReadMore = (articles: readonly Article[], language: Article['language']): string => {
  const { readMoreLabels, direction } = languagePack(language);
  const separator = direction === 'rtl' ? '؛ ' : '; ';
  return `${readMoreLabels[0] ?? ''}: ${articles.map(({ title }) => toTyped(title)).join(separator)}`;
};

/**
 * Pieces of the kinds that age, whose thread has a later piece about the same matter that does not cite them: so
 * their page says nothing of it. One that was `updated` since does.
 */
export const listSuperseded = (graph: Graph, nearest: Nearest): DeskList => {
  const entries = graph.articles.flatMap((article): DeskEntry[] => {
    if (article.thread === undefined || !ages.has(article.kind)) return [];
    if (graph.goneOn.has(article.id)) return [];
    const known = new Set(graph.writtenLater.get(article.id)?.map((later) => later.article));
    const since = Date.parse(article.updated ?? article.published) + soonest;
    const [later] = (nearest.get(article.id) ?? [])
      .filter(({ article: other, nearness }) => {
        const isLater = Date.parse(other.published) >= since && other.thread === article.thread;
        return isLater && tells.has(other.kind) && nearness >= sameMatter && !known.has(other);
      })
      .sort((a, b) => Date.parse(b.article.published) - Date.parse(a.article.published));
    if (!later) return [];
    const { file, language, title } = article;
    const day = formatDate(later.article.published, 'en', settings.timeZone).day;
    return [
      {
        ...{ file, language, title },
        note: `"${later.article.title}" (${day}) tells how it went on, and does not cite it. In ${later.article.file}:`,
        propose: toReadMore([article], language),
      },
    ];
  });
  return {
    id: 'superseded',
    title: 'Superseded, unsaid',
    about:
      'A later piece of the thread is about the same, but the page does not say so: cite the older piece there, and it will.',
    entries,
  };
};

/** How many pieces a proposed line names. */
const namesInLine = 2;

const mostProposals = 10;

/** The ten pieces that lead to the least of what came before them on their matter, each with the line that would. */
export const listReadMores = (graph: Graph, nearest: Nearest): DeskList => {
  const proposals = graph.articles.flatMap((article) => {
    const shown = new Set([
      ...(graph.citations.get(article.id) ?? []).map(({ target }) => target),
      ...(graph.storySoFar.get(article.id) ?? []),
    ]);
    const earlier = (nearest.get(article.id) ?? [])
      .filter((near) => near.article.published < article.published && !shown.has(near.article))
      .slice(0, namesInLine);
    if (earlier.length === 0) return [];
    const cited = graph.citations.get(article.id)?.length ?? 0;
    const gain = earlier.reduce((sum, { nearness }) => sum + nearness, 0) / (1 + cited);
    return [{ article, earlier: earlier.map((near) => near.article), cited, gain }];
  });
  return {
    id: 'read-more',
    title: 'Would gain most from a "Read more" line',
    about:
      'These lead to little of what was written before on their matter. Put the line after the paragraph it fits.',
    entries: proposals
      .sort((a, b) => b.gain - a.gain)
      .slice(0, mostProposals)
      .map(({ article: { file, language, title }, earlier, cited }) => ({
        ...{ file, language, title },
        note:
          cited === 0 ? 'cites nothing' : cited === 1 ? 'cites one piece' : `cites ${cited} pieces`,
        propose: toReadMore(earlier, language),
      })),
  };
};
