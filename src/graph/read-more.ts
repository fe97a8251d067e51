import type { Language } from '../i18n/languages.ts';
import type { ReadMoreMention, ReadMorePart } from '../markdown/render-markdown.ts';
import type { Article } from '../records/article.ts';
import { suggest } from '../records/fold.ts';
import type { Problem } from '../records/problem.ts';
import type { ArticleIndex, Found } from './article-index.ts';
import { problemAt } from './graph-problem.ts';
import { isOutFor, whyHeld } from './held-back.ts';

/** The text that a "Read more" line stands in. `article` is `undefined` in threads and pages. */
export interface Citing {
  readonly file: string;
  readonly language: Language;
  readonly article: Article | undefined;
}

/** One title, slug or link of a "Read more" line, and what it leads to. */
export interface ReadMoreStep {
  /** The words that were looked up. */
  readonly typed: string;
  readonly part: ReadMorePart;
  readonly found: Found | undefined;
}

const findPart = (part: ReadMorePart, citing: Citing, index: ArticleIndex): Found | undefined => {
  const byHref = part.href === undefined ? undefined : index.findByHref(part.href, citing.file);
  return byHref
    ? { article: byHref }
    : (index.findByName(part.href ?? part.text, citing.language) ??
        index.findByName(part.text, citing.language));
};

/**
 * Reads the parts from left to right. A title may itself hold a semicolon, so the longest run of
 * neighbouring parts that is a title wins over the single part.
 */
export const readParts = (
  parts: readonly ReadMorePart[],
  citing: Citing,
  index: ArticleIndex,
): ReadMoreStep[] => {
  const steps: ReadMoreStep[] = [];
  let at = 0;
  for (let part = parts[at]; part; part = parts[at]) {
    const run = findLongestRun(parts.slice(at, at + index.mostSemicolons + 1), citing, index);
    steps.push({
      typed: run?.typed ?? part.text,
      part,
      found: run?.found ?? findPart(part, citing, index),
    });
    at += run?.length ?? 1;
  }
  return steps;
};

/** As many of the first parts, more than one, as are a title together. */
const findLongestRun = (parts: readonly ReadMorePart[], citing: Citing, index: ArticleIndex) => {
  const firstLink = parts.findIndex(({ href }) => href !== undefined);
  for (let length = firstLink < 0 ? parts.length : firstLink; length > 1; length--) {
    const typed = parts
      .slice(0, length)
      .map(({ text }) => text)
      .join('; ');
    const found = index.findByName(typed, citing.language);
    if (found || index.isUnreadable(typed, citing.file)) return { typed, found, length };
  }
  return undefined;
};

const quoted = (articles: readonly Article[]): string => articles.map(({ id }) => id).join(', ');

const findFault = (
  { typed, part, found }: ReadMoreStep,
  citing: Citing,
  index: ArticleIndex,
  now: number,
): Pick<Problem, 'rule' | 'message' | 'hint'> | undefined => {
  if (!found && index.isUnreadable(part.href ?? typed, citing.file)) return undefined;
  if (!found) {
    const near = suggest(index.findNearestTitles(typed, citing.language));
    const at = part.href === undefined ? '' : `, and there is none at "${part.href}"`;
    return {
      rule: 'read-more/unknown-target',
      message: `Cannot find an article titled "${typed}"${at}.${near}`,
      hint: 'Write the title as it stands above the article, or its file name; titles are parted by semicolons.',
    };
  }
  if ('ambiguous' in found) {
    return {
      rule: 'read-more/ambiguous',
      message: `"${typed}" could be any of: ${quoted(found.ambiguous)}.`,
      hint: 'Write the one that is meant in that form, with its year.',
    };
  }
  if (found.article.id === citing.article?.id) {
    return {
      rule: 'read-more/self',
      message: `"${typed}" is this article itself.`,
      hint: 'Name another article, or take the line out.',
    };
  }
  if (!isOutFor(citing.article, found.article, now)) {
    return {
      rule: 'read-more/held',
      message: `"${typed}" ${whyHeld(found.article)}: readers could not open it.`,
      hint: 'Take it out of the line until it is published.',
    };
  }
  return undefined;
};

/** The articles that a "Read more" line leads to, each once, in the order typed; and what is wrong with it. */
export const resolveReadMore = (
  mention: ReadMoreMention,
  citing: Citing,
  index: ArticleIndex,
  now: number,
): { targets: readonly Article[]; problems: readonly Problem[] } => {
  const steps = readParts(mention.parts, citing, index).map((step) => ({
    ...step,
    fault: findFault(step, citing, index, now),
  }));
  const targets = steps.flatMap(({ found, fault }) =>
    !fault && found && 'article' in found ? [found.article] : [],
  );
  return {
    targets: [...new Set(targets)],
    problems: steps.flatMap(({ part, fault }) =>
      fault ? [problemAt(citing.file, part, fault)] : [],
    ),
  };
};
