import { posix } from 'node:path';
import { settings } from '../config.ts';
import type { ArticleIndex } from '../graph/article-index.ts';
import { readParts, type Citing } from '../graph/read-more.ts';
import { decodeAddress, toAddress } from '../markdown/address.ts';
import { findTypedAddresses } from '../markdown/find-addresses.ts';
import type { Article } from '../records/article.ts';
import type { Edit } from '../records/edit-text.ts';
import { titleKey } from '../records/fold.ts';
import { splitFrontMatter } from '../records/front-yaml.ts';
import type { Body } from '../records/read-body.ts';
import { articleUrl, toRoutePath } from '../records/urls.ts';

/** An article, and what it is going to be called. */
export interface Renaming {
  readonly article: Article;
  readonly slug: string;
  readonly title: string;
}

/** A text that may name the article. */
export interface Mentioning {
  readonly citing: Citing;
  readonly body: Body;
  /** The whole file, with `\n` for line breaks. */
  readonly source: string;
}

/** The address of an article on the site, as somebody types it: `/2023/suez-delays/`. */
export const toTypedPath = (article: Pick<Article, 'language' | 'year' | 'slug'>): string =>
  `/${toRoutePath(articleUrl(article))}/`;

const unescape = (typed: string): string => typed.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** An address on this site, whole or not, as the index knows it; `undefined` for others. */
const toOwnHref = (typed: string): string | undefined => {
  const address = toAddress(unescape(typed));
  if (address.kind === 'internal') return address.href;
  const own = new URL(settings.base, settings.origin).href;
  if (address.kind !== 'external' || !address.href.startsWith(own)) return undefined;
  return `/${decodeAddress(address.href.slice(own.length))}`;
};

/** The new address, in the form of the old one: absolute, from the root or beside, with or without `.md`, encoded or not. */
const toNewHref = (typed: string, { article, slug }: Renaming): string => {
  const [path = ''] = typed.split(/[?#]/, 1);
  const rest = typed.slice(path.length);
  const encode = (text: string) => (path.includes('%') ? encodeURI(text) : text);
  const [whole = ''] = /^(?:[a-z]+:)?\/\/[^/]+/i.exec(path) ?? [];
  if (whole !== '')
    return `${new URL(articleUrl({ ...article, slug }), settings.origin).href}${rest}`;
  if (path.startsWith('/')) return encode(toTypedPath({ ...article, slug })) + rest;
  const ending = path.endsWith('.md') ? '.md' : '';
  const folder = posix.dirname(path);
  const before = folder === '.' ? (path.startsWith('./') ? './' : '') : `${folder}/`;
  return `${before}${encode(slug)}${ending}${rest}`;
};

const editLinks = (
  { citing, source }: Mentioning,
  renaming: Renaming,
  index: ArticleIndex,
): Edit[] => {
  const from = splitFrontMatter(source)?.bodyStart ?? 0;
  return findTypedAddresses(source.slice(from)).flatMap(({ kind, typed, start, end }) => {
    const href = kind === 'link' ? toOwnHref(typed) : undefined;
    if (href === undefined || index.findByHref(href, citing.file) !== renaming.article) return [];
    return [{ start: start + from, end: end + from, text: toNewHref(typed, renaming) }];
  });
};

const toPattern = (sign: string): string =>
  /\s/.test(sign)
    ? String.raw`[\s>]+`
    : String.raw`\\?${sign.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)}`;

/** Words as they may have been typed: with other white space, escapes and signs between titles. */
const toTypedPattern = (words: string): RegExp =>
  new RegExp(
    words
      .split('; ')
      .map((title) => Array.from(title, toPattern).join(''))
      .join(String.raw`\s*[;؛；][\s>]*`),
    'uy',
  );

const escapeWords = (words: string): string => words.replace(/[*_`[\]<>\\]/g, String.raw`\$&`);

/** What a "Read more" line has to say from now on for what it said; `undefined` where that still holds. */
const toNewWords = (typed: string, { article, slug, title }: Renaming): string | undefined => {
  const key = titleKey(typed);
  if (key === titleKey(article.title))
    return title === article.title ? undefined : escapeWords(title);
  if (article.formerTitles.some((former) => titleKey(former) === key)) return undefined;
  const isPath = /^\/|\/$/.test(typed.trim());
  if (isPath) return toTypedPath({ ...article, slug });
  return typed.includes('/') ? undefined : slug;
};

const editReadMores = (
  { citing, body, source }: Mentioning,
  renaming: Renaming,
  index: ArticleIndex,
): { edits: readonly Edit[]; missed: readonly string[] } => {
  const edits: Edit[] = [];
  const missed: string[] = [];
  const lineStarts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)];
  const steps = body.readMores.flatMap(({ parts }) => readParts(parts, citing, index));
  for (const { typed, part, found } of steps) {
    if (!found || !('article' in found) || found.article !== renaming.article) continue;
    const text = part.href === undefined ? toNewWords(typed, renaming) : undefined;
    if (text === undefined) continue;
    const pattern = toTypedPattern(typed);
    pattern.lastIndex = (lineStarts[part.line - 1] ?? 0) + part.column - 1;
    const match = pattern.exec(source);
    if (match) edits.push({ start: match.index, end: pattern.lastIndex, text });
    else missed.push(`${citing.file}:${String(part.line)}: "${typed}"`);
  }
  return { edits, missed };
};

/** All that a text has to change where an article is renamed, and the places that a person has to change. */
export const rewriteMentions = (
  mentioning: Mentioning,
  renaming: Renaming,
  index: ArticleIndex,
): { edits: readonly Edit[]; missed: readonly string[] } => {
  const lines = editReadMores(mentioning, renaming, index);
  const links = editLinks(mentioning, renaming, index);
  return { edits: [...lines.edits, ...links], missed: lines.missed };
};
