import type { Graph } from '../graph/build-graph.ts';
import type { Article } from '../records/article.ts';
import type { Problem } from '../records/problem.ts';
import type { DeskEntry, DeskList } from './desk-list.ts';

const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]+)$/u;

const isNumbers = (name: string): boolean =>
  /^(?:\d{1,3}\.){3}\d{1,3}$|^\[[\da-f:.]+\]$/i.test(name);

const isBrokenCode = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return false;
  } catch {
    return true;
  }
};

/** One at sign, and behind it a full stop with something on both sides. */
const isMailAddress = (typed: string): boolean => {
  const [name = '', host = '', ...more] = typed.split('@');
  const isWhole = name !== '' && more.length === 0 && !/\s/.test(typed);
  return isWhole && host.slice(1, -1).includes('.');
};

/** Why an address outside cannot be that of a page, judged by its form alone; `undefined` for a good one. */
export const findOutsideFault = (href: string): string | undefined => {
  if (href.startsWith('mailto:'))
    return isMailAddress(href.slice('mailto:'.length)) ? undefined : 'is no e-mail address';
  if (!/^https?:/i.test(href)) return undefined;
  const url = URL.parse(href);
  if (!url) return 'cannot be read as an address';
  if (
    /^https?:?$/i.test(url.hostname) ||
    (/^\/*https?:\/\//i.test(url.pathname.slice(1)) && !/(?:^|\.)archive\.|web\/\d/.test(href))
  )
    return 'begins twice';
  if (!host.test(decodeHost(url)) && !isNumbers(url.hostname))
    return `has no site that can be: "${url.hostname}"`;
  if (isBrokenCode(url.pathname)) return 'has a broken % in it';
  if (/[.,;:!?»”’"']$/.test(href)) return 'ends in a punctuation mark';
  if (href.endsWith(')') && !href.includes('(')) return 'ends in a bracket that none opens';
  return undefined;
};

/** URL gives names in other scripts in their ASCII form. */
const decodeHost = ({ hostname }: URL): string => hostname.replace(/\.$/, '');

const decodeHtml = (text: string): string =>
  text
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

const ofChecker: ReadonlySet<string> = new Set(['link/empty', 'link/forbidden-protocol']);

const findInBody = ({ file, language, title, body }: Article): DeskEntry[] =>
  [
    ...new Set(
      Array.from(
        body.html.matchAll(/ href="((?:https?|mailto):[^"]*)"/gi),
        ([, href = '']) => href,
      ),
    ),
  ]
    .map(decodeHtml)
    .flatMap((href) => {
      const fault = findOutsideFault(href);
      return fault === undefined ? [] : [{ file, language, title, note: `${href} ${fault}` }];
    });

/** Links to outside whose addresses cannot be right; whether those that can still answer is not asked. */
export const listOutsideLinks = ({ articles }: Graph, problems: readonly Problem[]): DeskList => {
  const byFile = new Map(articles.map((article) => [article.file, article]));
  const told = problems.flatMap(({ rule, file, line, message }): DeskEntry[] => {
    const article = ofChecker.has(rule) ? byFile.get(file) : undefined;
    return article
      ? [{ file, line, language: article.language, title: article.title, note: message }]
      : [];
  });
  return {
    id: 'outside-links',
    title: 'Links to outside that do not parse',
    about: 'Their addresses are mistyped or broken. No site was asked whether it is still there.',
    entries: [...told, ...articles.flatMap(findInBody)],
  };
};
