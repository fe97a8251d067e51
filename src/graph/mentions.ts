import type { Article } from '../records/article.ts';
import type { Body } from '../records/read-body.ts';
import type { Problem } from '../records/problem.ts';
import type { ArticleIndex } from './article-index.ts';
import { resolveLink, type ResolvedLink, type SiteRoutes } from './links.ts';
import { resolveReadMore, type Citing } from './read-more.ts';

/** All that a text refers to, resolved: `readMores[i]` and `links[i]` belong to the markers with index `i`. */
export interface Mentions {
  readonly readMores: readonly (readonly Article[])[];
  readonly links: readonly ResolvedLink[];
}

/** One article that a text cites, with the words that do. */
export interface Citation {
  readonly target: Article;
  /** Plain text of the paragraph that cites it. */
  readonly paragraph: string;
}

/** Resolves every "Read more" line and every link of a text. A draft's faults are warnings: it is not finished. */
export const resolveMentions = (
  body: Body,
  citing: Citing,
  index: ArticleIndex,
  routes: SiteRoutes,
  now: number,
): { mentions: Mentions; problems: readonly Problem[] } => {
  const readMores = body.readMores.map((mention) => resolveReadMore(mention, citing, index, now));
  const links = body.links.map((mention) => resolveLink(mention, body, citing, index, routes, now));
  const problems = [...readMores, ...links].flatMap((each) => each.problems);
  return {
    mentions: {
      readMores: readMores.map(({ targets }) => targets),
      links: links.map(({ link }) => link),
    },
    problems: citing.article?.draft
      ? problems.map((problem) => ({ ...problem, severity: 'warning' as const }))
      : problems,
  };
};

/**
 * The articles that an article cites, each once, in the order of its text; a link to another place in itself is
 * none. A sentence that links says more than the paragraph before a "Read more" line, so its words are preferred.
 */
export const findCitations = (article: Article, mentions: Mentions): Citation[] => {
  const { body } = article;
  const inText = mentions.links.flatMap(({ article: target }, i) => {
    const mention = body.links[i];
    return target && target !== article && mention
      ? [{ target, paragraph: mention.paragraph, at: mention }]
      : [];
  });
  const inLines = mentions.readMores.flatMap((targets, i) => {
    const mention = body.readMores[i];
    return mention
      ? targets.map((target) => ({ target, paragraph: mention.paragraph, at: mention }))
      : [];
  });
  const byTarget = new Map(
    [...inLines.reverse(), ...inText.reverse()].map((each) => [each.target.id, each]),
  );
  return [...byTarget.values()]
    .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
    .map(({ target, paragraph }) => ({ target, paragraph }));
};
